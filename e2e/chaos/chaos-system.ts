import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorApi, startSystem, type RunningSystem } from '@amparo/local';
import { SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import { discardPostgres } from '@amparo/platform/machine';
import { Rows } from '@amparo/testing';
import type { EventLogKind } from '../support/event-logs';
import { withAuditingAdministrator } from '../support/administrators';
import { directory, freePorts, tellDirectory } from '../support/preparation';
import { hearEverything, stopAndSearch } from '../support/remains';
import { Kills } from './kills';
import { Readers } from './readers';
import type { Recorder } from './recorder';
import { MailRelay, PageGateway } from './sinks';

/** The three rungs of a ladder in milliseconds: long enough that somebody can take a case before, short enough to wait for. */
export const RUNGS = [{ after: 4_000, to: 'ALTERNATE_COORDINATOR' }, { after: 5_500, to: 'GLOBAL_DUTY' }, { after: 7_000, to: 'LAST_RESORT' }];
const NEVER = 300 * 86_400_000;

const shortClocks = {
  PROTECTION_CLOCKS: JSON.stringify({ levels: { IMMINENT: { rungs: RUNGS, repeat: NEVER } } }),
  PROTECTION_LADDER_EVERY_MS: '100',
  NOTIFICATIONS_DANGER_PAUSES_MS: '0,300,500',
  NOTIFICATIONS_ORDINARY_PAUSES_MS: '0,500',
  NOTIFICATIONS_PROBE_EVERY_MS: '1000',
  NOTIFICATIONS_CLAIM_MS: '5000',
};

/** How a system for chaos is started. */
export interface ChaosSystemOptions {
  log: EventLogKind;
  recorder: Recorder;
  /** A database server that the scenario looks after itself; left out, the system's own. */
  databaseUrl?: string;
  /** Nobody signs in at the portal. */
  withoutReaders?: boolean;
}

/** A whole system with everything around it in our hands. */
export interface ChaosSystem {
  log: EventLogKind;
  running: RunningSystem;
  api: OperatorApi;
  rows: Rows;
  kills: Kills;
  mail: MailRelay;
  pager: PageGateway;
  /** People who are signed in at the portal; nothing where nobody is. */
  readers?: Readers;
  recordTo(recorder: Recorder): void;
  /** Where all its data lie. */
  dataDir: string;
  /** Stops all of it, lets something happen to its data, and starts it again: with another token, perhaps. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  /** @throws Error where something that was said to it lies where it must not */
  stop(): Promise<void>;
}

/** Starts the real processes on throw-away data and tells them the invented directory. */
export async function startChaosSystem({ log, recorder, databaseUrl, withoutReaders = false }: ChaosSystemOptions): Promise<ChaosSystem> {
  hearEverything();
  const dataDir = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-chaos-`));
  chmodSync(dataDir, 0o755);
  const kills = new Kills(join(dataDir, 'faults'));
  const mail = new MailRelay(recorder, new Map(directory.people.map(({ email, id }) => [email, id])));
  const pager = new PageGateway(recorder, new Map(directory.people.map(({ pager: number = '', id }) => [number, id])));
  await Promise.all([mail.open(), pager.open()]);
  const said: string[] = [];
  const undo: (() => unknown)[] = [() => mail.close(), () => pager.close()];
  const takeDown = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const discard = async () => {
    await discardPostgres(join(dataDir, 'postgres')).catch(() => undefined);
    if (process.env['AMPARO_KEEP_DATA'] !== '1') rmSync(dataDir, { recursive: true, force: true });
  };
  const env = {
    PATH: process.env['PATH'], HOME: process.env['HOME'], JAVA_HOME: process.env['JAVA_HOME'], ...(await freePorts()), ...shortClocks,
    // All that a test sends comes from one place.
    INTAKE_BURST_FROM: '0',
    // Whoever signs in is invited.
    ...(withoutReaders ? {} : { DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE: '' }),
    SMTP_URL: mail.url, PAGE_WEBHOOK_URL: pager.url, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const start = async () => {
    const running = await startSystem({ dataDir, kafka: log === 'kafka', preload: [kills.preload], say: (line) => said.push(line), env });
    return { running, api: new OperatorApi(running), rows: new Rows(running.adminUrl) };
  };
  try {
    const recordTo = (next: Recorder) => {
      mail.recordTo(next);
      pager.recordTo(next);
    };
    const system: ChaosSystem = {
      log, ...(await start()), kills, mail, pager, recordTo, dataDir, stop: () => stopAndSearch({ rows: system.rows, dataDir }, takeDown, discard),
      restart: async (meanwhile) => {
        await system.rows.close();
        await system.running.stop();
        await meanwhile();
        Object.assign(system, await start());
      },
    };
    undo.push(() => system.running.stop(), () => system.rows.close());
    await tellDirectory(system.api, system.rows, withoutReaders ? directory : withAuditingAdministrator());
    if (!withoutReaders) system.readers = await Readers.signIn(system.api, system.running.portalUrl);
    return system;
  } catch (error) {
    await takeDown();
    await discard();
    throw new Error(`The system did not start: ${said.slice(-5).join('; ')}`, { cause: error });
  }
}

/** The processes that a system has, each by a service of it. */
export function processesOf({ running }: Pick<ChaosSystem, 'running'>): ServiceName[] {
  return [...new Map(SERVICE_NAMES.map((service) => [running.processOf(service).name, service])).values()];
}
