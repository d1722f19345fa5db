import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { portalConfig, type PortalConfig } from './config';
import { entities, migrations, sealed } from './db/schema';
import { events } from './events';

export const portal: ServiceDefinition<PortalConfig> = {
  name: 'portal', module: AppModule, config: portalConfig, events, entities, migrations, sealed,
  http: { forms: /^\/link\/[a-z]{2}(\/(code|answer|line))?$/ },
};
