import { SystemClock, type Clock } from '@amparo/kernel';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { declaredRoutes, refuseBareRoutes } from '../access/every-route';
import type { ServiceConfig } from '../config/service-config';
import { StartError } from '../config/start-error';
import { httpAdapter } from '../http/adapter';
import { errorCodeOf } from '../log/error-fields.rules';
import { NestLog } from '../log/foreign-loggers';
import { Logger } from '../log/logger';
import { openSealing } from '../sealing/open-sealing';
import { openServiceDatabases, type ServiceDatabases } from './databases';
import { EventWiring } from './event-wiring';
import { PlatformModule } from './platform.module';
import type { RunningService, ServiceDefinition } from './service-definition';

/** What a test, or a host, hands in instead of the usual. */
export interface StartOverrides<C extends ServiceConfig> {
  config?: C;
  clock?: Clock;
  logger?: Logger;
  /** A consumer died for good; by default the process ends, so that a fresh one starts. */
  onDead?: () => void;
}

/**
 * Starts a service: configuration, migrations, pools, application, what it hears, what it tells, HTTP last. When any of
 * it fails, what was started is stopped again.
 *
 * @throws StartError with what to set, where a person can put it right
 */
export async function startService<C extends ServiceConfig>(definition: ServiceDefinition<C>, overrides: StartOverrides<C> = {}): Promise<RunningService> {
  const config = overrides.config ?? definition.config();
  const logger = overrides.logger ?? new Logger(definition.name, config.logLevel);
  const parts: { databases?: ServiceDatabases; wiring?: EventWiring; app?: NestFastifyApplication } = {};
  const clock = overrides.clock ?? new SystemClock();
  try {
    const sealed = await openSealing(definition.name, config, clock.now());
    const databases = await openServiceDatabases(definition, config, logger);
    parts.databases = databases;
    if (databases !== undefined) {
      const onDead = overrides.onDead ?? ((): void => process.exit(1));
      parts.wiring = new EventWiring({
        service: definition.name, config, events: definition.events, databases, relayDatabase: databases.relay, logger, onDead,
      });
    }
    const refusalPages = definition.refusalPages?.(config);
    const root = PlatformModule.wrap(definition.module, definition.name, {
      config, logger, clock, databases, sealed, sealedColumns: definition.sealed ?? [], wiring: parts.wiring, refusalPages,
    });
    const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter({ ...definition.http, refusalPages }), {
      logger: new NestLog(logger), abortOnError: false, bodyParser: false,
    });
    parts.app = app;
    refuseBareRoutes(app);
    await app.init();
    parts.wiring?.resolveWith((handler) => app.get(handler, { strict: false }));
    for (const strategy of parts.wiring?.strategies ?? []) app.connectMicroservice({ strategy });
    await app.startAllMicroservices();
    parts.wiring?.startRelays();
    await listen(app, config, definition.name);
    return { name: definition.name, url: await app.getUrl(), routes: declaredRoutes(app), stop: () => stopParts(parts) };
  } catch (error) {
    await stopParts(parts);
    throw isWiringError(error) ? new StartError('service.wiring', error.message) : error;
  }
}

/** Nest's own errors while it puts a service together: they name classes and modules, and no data is there yet. */
function isWiringError(error: unknown): error is Error {
  return error instanceof Error && 'what' in error && typeof error.what === 'function';
}

async function listen(app: NestFastifyApplication, config: ServiceConfig, service: string): Promise<void> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    const code = errorCodeOf(error);
    const setting = `${service.toUpperCase()}_PORT`;
    if (code === 'EADDRINUSE') throw new StartError('port.taken', `Port ${config.port} on ${config.host} is taken. Set ${setting} to another one.`);
    if (code === 'EACCES') throw new StartError('port.forbidden', `Port ${config.port} may not be used. Set ${setting} to one above 1023.`);
    throw error;
  }
}

/** Nobody is taken in any more, then what is in hand is finished, then the connections go. */
async function stopParts({ app, wiring, databases }: { app?: NestFastifyApplication; wiring?: EventWiring; databases?: ServiceDatabases }): Promise<void> {
  await app?.getHttpAdapter().close();
  await wiring?.stopHearing();
  await wiring?.stopRelays();
  await app?.close();
  await wiring?.closeLogs();
  await databases?.close();
}
