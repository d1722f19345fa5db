import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { caseworkConfig, type CaseworkConfig } from './config';
import { entities, migrations, sealed } from './db/schema';
import { events } from './events';

export const casework: ServiceDefinition<CaseworkConfig> = { name: 'casework', module: AppModule, config: caseworkConfig, events, entities, migrations, sealed };
