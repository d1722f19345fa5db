import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toBinary, type DescMessage, type Message } from '@bufbuild/protobuf';
import { findEventType, type HeardEvent } from '@amparo/contracts';
import { PostgresEventLog, prepareEventLogTables, tellersHeard, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, ServiceTokens, makeServiceKeys, startService, type RunningService } from '@amparo/platform';
import { keepForSearch, SignedPeople, testDatabase, type ServiceDatabase } from '@amparo/testing';
import { NotificationsConfig } from '../src/config';
import type { Contact } from '../src/delivery/channel';
import { events } from '../src/events';
import type { DeliveryShown } from '../src/messages/deliveries.dto';
import { notifications } from '../src/service';
import { aDatabase } from './database';
import { HttpStub } from './http-stub';

export const PAGE_SECRET = 'invented-page-secret';

/** People of the directory that the tests' service has a copy of. */
export const CONTACTS: Contact[] = [
  { id: 'swg-duty', email: 'swg-duty@example.org', language: 'en', pager: 'pager-swg' },
  { id: 'coord-lac', email: 'coord-lac@example.org', language: 'es' },
  { id: 'duty-global', email: 'duty-global@example.org', language: 'ar', pager: 'pager-duty' },
  { id: 'coord-afr', email: 'coord-afr@example.org', language: 'en' },
];

/** Notifications as they run, with an event log to tell them things and a stub where the directory would be. */
export class RunningNotifications {
  readonly lines: string[] = [];
  readonly directory = new HttpStub();
  readonly people = new SignedPeople();
  readonly closing: (() => Promise<unknown>)[] = [];
  database!: ServiceDatabase;
  service!: RunningService;
  private log!: PostgresEventLog;
  private operator!: () => string;

  async start(settings: Partial<NotificationsConfig>): Promise<void> {
    const files = mkdtempSync(join(tmpdir(), 'amparo-notifications-'));
    this.closing.push(async () => rmSync(files, { recursive: true }));
    const { keyFile, keysFile } = makeServiceKeys(files, SERVICE_NAMES);
    const pageWebhookSecretFile = join(files, 'page.key');
    writeFileSync(pageWebhookSecretFile, PAGE_SECRET, { mode: 0o600 });
    this.directory.answer = { version: 1, people: CONTACTS, ...this.people.keys };
    await this.directory.start();
    this.database = await aDatabase();
    const logDatabase = await testDatabase('notifications_events');
    this.closing.push(() => this.directory.stop(), () => this.database.drop(), () => logDatabase.drop());
    const owner = decodeURIComponent(new URL(logDatabase.url).username);
    const topics = topicsOf([...tellersHeard(events), 'notifications']);
    await prepareEventLogTables(logDatabase.url, { owner, app: serviceRoles('notifications').app }, topics);
    this.log = new PostgresEventLog({ url: logDatabase.url, name: 'protection test' });
    const config = Object.assign(new NotificationsConfig(), {
      databaseUrl: this.database.urlOf('app'), peopleDatabaseUrl: this.database.urlOf('people'), partnersDatabaseUrl: this.database.urlOf('partners'),
      eventLogDatabaseUrl: logDatabase.url, poolSize: 4, idleMs: 20,
      serviceKeyFile: keyFile['notifications'], serviceKeysFile: keysFile, epochKeysDir: join(files, 'epochs'), pageWebhookSecretFile,
      peers: { directory: this.directory.url }, ...settings,
    });
    const portal = ServiceTokens.fromFiles('portal', keyFile['portal'] ?? '', keysFile);
    this.operator = () => portal.tokenFor('notifications', 'operator');
    this.service = await startService(notifications, { config, logger: new Logger('notifications', 'debug', (line) => void this.lines.push(line)) });
    await until(async () => (await this.database.database.query('SELECT 1 FROM directory_copy WHERE sealed IS NOT NULL')).length === 1);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    keepForSearch('notifications', this.lines);
    await this.log.close();
    for (const close of this.closing) await close();
  }

  /** Tells events as their services would. */
  async tell(...told: HeardEvent<Message>[]): Promise<void> {
    await this.log.append(told.map(({ data, ...envelope }) => {
      const type = findEventType(envelope.type) as DescMessage;
      return { ...envelope, payload: toBinary(type, data) };
    }));
  }

  /** Calls a route as the operator. */
  async call(path: string, body?: unknown): Promise<Response> {
    return this.callWith(this.operator(), path, body);
  }

  /** Calls a route as a person. */
  async callAs(person: Parameters<SignedPeople['tokenFor']>[1], path: string, body?: unknown): Promise<Response> {
    return this.callWith(this.people.tokenFor('notifications', person), path, body);
  }

  private async callWith(token: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.service.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The messages of a case; none while the service cannot say. */
  async deliveriesOf(caseId: string): Promise<DeliveryShown[]> {
    const answer = await this.call(`/deliveries?case=${caseId}`);
    return answer.ok ? ((await answer.json()) as DeliveryShown[]) : [];
  }

  /** Types of what was told, the outbox and what has left it. */
  async told(caseId: string): Promise<{ type: string; lane: string }[]> {
    return this.database.database.query(
      'SELECT type, lane FROM outbox WHERE subject = $1 UNION ALL SELECT type, lane FROM told WHERE subject = $1', [caseId],
    );
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
