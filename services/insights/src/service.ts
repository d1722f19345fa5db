import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { insightsConfig } from './config';
import { entities, migrations } from './db/schema';
import { events } from './events';

export const insights: ServiceDefinition = { name: 'insights', module: AppModule, config: insightsConfig, events, entities, migrations };
