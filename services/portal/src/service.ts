import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { portalConfig } from './config';
import { events } from './events';

export const portal: ServiceDefinition = { name: 'portal', module: AppModule, config: portalConfig, events, entities: [], migrations: [] };
