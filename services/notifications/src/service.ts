import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { notificationsConfig, type NotificationsConfig } from './config';
import { entities, migrations, sealed } from './db/schema';
import { events } from './events';

/** Notifications as a process, or a host with others, starts them. */
export const notifications: ServiceDefinition<NotificationsConfig> = {
  name: 'notifications', module: AppModule, config: notificationsConfig, events, entities, migrations, sealed,
};
