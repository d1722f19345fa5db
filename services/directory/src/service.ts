import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { directoryConfig, type DirectoryConfig } from './config';
import { entities, migrations, sealed } from './db/schema';
import { events } from './events';

/** The directory as a process, or a host with others, starts it. */
export const directory: ServiceDefinition<DirectoryConfig> = {
  name: 'directory', module: AppModule, config: directoryConfig, events, entities, migrations, sealed,
};
