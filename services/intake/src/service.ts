import type { ServiceDefinition } from '@amparo/platform';
import { AppModule } from './app.module';
import { intakeConfig, type IntakeConfig } from './config';
import { entities, migrations, sealed } from './db/schema';
import { events } from './events';
import { Frame } from './pages/frame/frame';
import { refusalPages } from './pages/frame/refusal.page';

/** The public door. It runs in a process of its own, so that nothing can take it down with itself. */
export const intake: ServiceDefinition<IntakeConfig> = {
  name: 'intake',
  module: AppModule,
  config: intakeConfig,
  events,
  entities,
  migrations,
  http: { forms: /^\/[a-z]{2}\/(form|back|files)$/, files: /^\/([a-z]{2}|api\/reports)\/files$/, uploads: /^\/api\/reports\/files\/uploads$/ },
  sealed,
  refusalPages: (config) => refusalPages(Frame.of(config)),
};
