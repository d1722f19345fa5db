import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type RunningSystem } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import { discardPostgres, freePort, startPostgres, type PostgresServer } from '@amparo/platform/machine';
import { Rows } from './rows';

/** Two also on Kafka, where the product as it comes has a process a service. */
export const PROCESSES = process.env.AMPARO_PROCESSES ?? 'two';

/** The real system on throw-away data, on a disk that is really written to. */
export interface BenchSystem {
  running: RunningSystem;
  rows: Rows;
  postgres: PostgresServer;
  stop(): Promise<void>;
}

/** A place for the data of one run. */
export function makePlace(name: string): string {
  const place = mkdtempSync(join(realpathSync(tmpdir()), `amparo-bench-${name}-`));
  chmodSync(place, 0o755);
  return place;
}

/** PostgreSQL as the product starts it, which besides keeps the time of each commit: the one clock of all latencies. */
export async function startBenchPostgres(place: string): Promise<PostgresServer> {
  return startPostgres({ dataDir: join(place, 'postgres'), settings: { track_commit_timestamp: 'on' } });
}

/** Free ports for all services, as settings. */
export async function freePorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const service of SERVICE_NAMES) ports[`${service.toUpperCase()}_PORT`] = String(await freePort());
  return ports;
}

/** Starts it and waits until everybody has a copy of the invented directory. */
export async function startBenchSystem(
  name: string, options: { kafka?: boolean; preload?: string[]; settings?: Record<string, string> } = {},
): Promise<BenchSystem> {
  const place = makePlace(name);
  const postgres = await startBenchPostgres(place);
  const said: string[] = [];
  const undo: (() => Promise<void>)[] = [
    async () => {
      await postgres.stop();
      await discardPostgres(join(place, 'postgres'));
      rmSync(place, { recursive: true, force: true });
    },
  ];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const env = {
      PATH: process.env.PATH, HOME: process.env.HOME, KAFKA_BROKERS: process.env.KAFKA_BROKERS,
      ...(await freePorts()), DATABASE_URL: postgres.url(), INTAKE_BURST_FROM: '0', AMPARO_PROCESSES: PROCESSES, ...options.settings,
    };
    const running = await startSystem({
      dataDir: join(place, 'data'), kafka: options.kafka ?? false, env, preload: options.preload ?? [], say: (line) => said.push(line),
    });
    undo.push(() => running.stop());
    const rows = new Rows(running.adminUrl);
    undo.push(() => rows.close());
    for (const service of ['intake', 'protection', 'notifications', 'casework']) {
      await rows.until(service, 'SELECT count(*) = 1 AND bool_and(version > 0) FROM directory_copy', 30_000);
    }
    return { running, rows, postgres, stop };
  } catch (error) {
    await stop();
    throw new Error(`The system did not start: ${said.slice(-3).join('; ')}`, { cause: error });
  }
}
