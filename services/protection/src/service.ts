import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { protectionConfig, type ProtectionConfig } from './config';
import { entities, migrations, sealed } from './db/schema';
import { events } from './events';

/** The protection service: who must know, what burns, and who has it. */
export const protection: ServiceDefinition<ProtectionConfig> = {
  name: 'protection',
  module: AppModule,
  config: protectionConfig,
  events,
  entities,
  migrations,
  sealed,
};
