import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '../log/logger';
import { takeOverOutput } from '../log/take-over-output';
import { startService } from './start-service';
import type { RunningService, ServiceDefinition } from './service-definition';

/** How long a process may take to end. After that it is cut off: whatever it had in hand is in rows. */
const STOP_WITHIN_MS = 10_000;
/** How often the supervisor is told that this process still gets round to things. */
const ALIVE_EVERY_MS = 1_000;

/** Runs one service in this process until it is told to end. A service's `main.ts` calls this and nothing else. */
export async function runService(definition: ServiceDefinition): Promise<void> {
  await runServices([definition], definition.name);
}

/**
 * Runs services in this process until SIGTERM or SIGINT, or until the supervisor that forked it is gone.
 *
 * Says in the log, and to the supervisor (`{ ready, url }`), when each one answers, and tells the supervisor each second that it is
 * `{ alive }`: one that stands still says nothing, and is ended. Exits 1 when one cannot start, or
 * when an error rises that nobody expected: a fresh process is better than a half-broken one.
 *
 * @param processName what the process calls itself in the log
 */
export async function runServices(definitions: readonly ServiceDefinition[], processName: string): Promise<void> {
  const logger = new Logger(processName);
  // Before anything else can speak.
  takeOverOutput(logger);
  const running: RunningService[] = [];
  const end = endOnce(running, logger);
  // Whoever reads the log may be gone: that alone ends nothing, and must not be an error that is logged in turn.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('unhandledRejection', (error) => end(1, 'process.unhandled-rejection', error));
  process.on('uncaughtException', (error) => end(1, 'process.uncaught-exception', error));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(0, 'process.stopping'));
  if (process.send !== undefined) {
    process.on('disconnect', () => end(0, 'process.supervisor-gone'));
    setInterval(() => process.connected && process.send?.({ alive: true }), ALIVE_EVERY_MS).unref();
  }
  // It may have gone before anybody listened.
  if (process.connected === false) end(0, 'process.supervisor-gone');
  try {
    await Promise.all(definitions.map(async (definition) => {
      const service = await startService(definition);
      running.push(service);
      logger.info('service.ready', { ready: service.name, url: service.url });
      process.send?.({ ready: service.name, url: service.url });
    }));
  } catch (error) {
    end(1, 'process.start-failed', error);
  }
}

/** Stops everything, once, within ten seconds, and ends the process. */
function endOnce(running: readonly RunningService[], logger: Logger): (status: 0 | 1, code: string, error?: unknown) => void {
  let ending = false;
  return (status, code, error) => {
    if (ending) return;
    ending = true;
    if (error === undefined) logger.info(code);
    else logger.failure(code, error);
    const stopped = Promise.allSettled(running.map((service) => service.stop())).then(() => 'stopped' as const);
    void Promise.race([stopped, wait(STOP_WITHIN_MS, 'late' as const)]).then((how) => {
      logger.info(how === 'stopped' ? 'process.stopped' : 'process.cut-off');
      process.exit(status);
    });
  };
}
