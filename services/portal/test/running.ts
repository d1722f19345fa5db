import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toBinary, type DescMessage, type Message } from '@bufbuild/protobuf';
import { findEventType, type HeardEvent } from '@amparo/contracts';
import { SetClock } from '@amparo/kernel';
import { PostgresEventLog, prepareEventLogTables, tellersHeard, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, ServiceTokens, makeServiceKeys, startService, type RunningService, type ServiceName } from '@amparo/platform';
import { keepForSearch, serviceDatabase, testDatabase, type ServiceDatabase } from '@amparo/testing';
import { PortalConfig } from '../src/config';
import { entities, migrations } from '../src/db/schema';
import { events } from '../src/events';
import { portal } from '../src/service';
import { DirectoryDouble } from './directory-double';

export const TOKEN = 'invented-token-of-an-operator';

/** The portal as it runs, with a double of the directory and an event log to tell it things. */
export class RunningPortal {
  readonly lines: string[] = [];
  readonly clock = new SetClock(new Date());
  readonly directory = new DirectoryDouble(this.clock, () => this.tokensOf('directory'));
  private readonly files = mkdtempSync(join(tmpdir(), 'amparo-portal-'));
  private readonly keys = makeServiceKeys(this.files, SERVICE_NAMES);
  private readonly closing: (() => Promise<unknown>)[] = [];
  private log!: PostgresEventLog;
  database!: ServiceDatabase;
  service!: RunningService;

  get url(): string {
    return this.service.url;
  }

  /** The same by the partners' host name. */
  get partnersUrl(): string {
    return this.url.replace(/127\.0\.0\.1|localhost/, 'partners.localhost');
  }

  /** @param peers where services answer; all others lead nowhere, but for the directory */
  async start(peers: Partial<Record<ServiceName, string>> = {}, settings: Partial<PortalConfig> = {}): Promise<void> {
    await this.directory.start();
    this.database = await serviceDatabase('portal', { entities, migrations });
    const logDatabase = await testDatabase('portal_events');
    const owner = decodeURIComponent(new URL(logDatabase.url).username);
    await prepareEventLogTables(logDatabase.url, { owner, app: serviceRoles('portal').app }, topicsOf([...tellersHeard(events)]));
    this.log = new PostgresEventLog({ url: logDatabase.url, name: 'portal test' });
    this.closing.push(() => this.log.close(), () => this.directory.stop(), () => this.database.drop(), () => logDatabase.drop());
    const operatorTokenFile = join(this.files, 'operator.token');
    writeFileSync(operatorTokenFile, `${TOKEN}\n`, { mode: 0o600 });
    // Port 1 of this machine: nothing listens there.
    const nowhere = Object.fromEntries(SERVICE_NAMES.map((name) => [name, 'http://127.0.0.1:1']));
    const config = Object.assign(new PortalConfig(), {
      operatorTokenFile, epochKeysDir: join(this.files, 'epochs'), webFolder: join(this.files, 'not-built'), serviceKeyFile: this.keys.keyFile['portal'], serviceKeysFile: this.keys.keysFile, poolSize: 4,
      databaseUrl: this.database.urlOf('app'), eventLogDatabaseUrl: logDatabase.url, peers: { ...nowhere, directory: this.directory.url, ...peers }, ...settings,
    });
    this.service = await startService(portal, { config, clock: this.clock, logger: new Logger('portal', 'debug', (line) => void this.lines.push(line)) });
  }

  async stop(): Promise<void> {
    await this.service.stop();
    keepForSearch('portal', this.lines);
    for (const close of this.closing) await close();
    rmSync(this.files, { recursive: true });
  }

  tokensOf(service: ServiceName): ServiceTokens {
    return ServiceTokens.fromFiles(service, this.keys.keyFile[service] ?? '', this.keys.keysFile);
  }

  /** Tells events as their services would. */
  async tell(...told: HeardEvent<Message>[]): Promise<void> {
    await this.log.append(told.map(({ data, ...envelope }) => ({ ...envelope, payload: toBinary(findEventType(envelope.type) as DescMessage, data) })));
  }
}

/** Waits until something is so, for ten seconds at most. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not come to pass within ten seconds');
    await pause(15);
  }
}
