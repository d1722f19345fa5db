import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { grantsConfig } from './config';
import { entities, migrations } from './db/schema';
import { events } from './events';

export const grants: ServiceDefinition = { name: 'grants', module: AppModule, config: grantsConfig, events, entities, migrations };
