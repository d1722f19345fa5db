import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { create, toBinary } from '@bufbuild/protobuf';
import { ReportReceivedSchema, tellerOf } from '@amparo/contracts';
import {
  EVENT_LOG_SERVICE, KafkaEventLog, messagingTables, PostgresEventLog, prepareEventLogTables, prepareKafkaTopics, topicsOf, type EventLog,
} from '@amparo/messaging';
import { erasedCasesTable, migrate, openDatabase, provision, serviceRoles, type Database } from '@amparo/persistence';
import { kafkaLogCreator, Logger } from '@amparo/platform';
import { discardPostgres, startKafka } from '@amparo/platform/machine';
import { makePlace, startBenchPostgres } from '../support/bench-system';
import { Rows } from '../support/rows';

/** The library alone, without services: an outbox, an event log, an inbox. */
export interface Ground {
  rows: Rows;
  /** Connection of the role that tells and hears. */
  appUrl: string;
  database: Database;
  openLog(kind: 'postgres' | 'kafka'): EventLog;
  stop(): Promise<void>;
}

/** Whose tables are used: any service's would do. */
export const SERVICE = 'casework';
export const TYPE = ReportReceivedSchema;
const SOURCE = tellerOf(TYPE);
const TOPICS = topicsOf([SOURCE]);

export async function layGround(logs: readonly string[]): Promise<Ground> {
  const place = makePlace('drain');
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(place, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startBenchPostgres(place);
    undo.push(() => discardPostgres(join(place, 'postgres')), () => postgres.stop());
    const urlOf = (service: string, role: string): string => {
      const url = new URL(postgres.url(serviceRoles(service).database));
      url.username = role;
      url.password = 'bench';
      return url.href;
    };
    for (const service of [SERVICE, EVENT_LOG_SERVICE]) {
      await provision(postgres.url(), service, Object.fromEntries(serviceRoles(service).logins.map((login) => [login, 'bench'])));
    }
    const [roles, eventRoles] = [serviceRoles(SERVICE), serviceRoles(EVENT_LOG_SERVICE)];
    await prepareEventLogTables(urlOf(EVENT_LOG_SERVICE, eventRoles.migrator), eventRoles, TOPICS);
    await migrate({ url: urlOf(SERVICE, roles.migrator), ownerRole: roles.owner, migrations: [messagingTables({ app: roles.app }), erasedCasesTable(roles.app)] });
    const database = await openDatabase({ url: urlOf(SERVICE, roles.app), name: 'drain', entities: [], poolSize: 10 });
    undo.push(() => database.close());
    const kafka = logs.includes('kafka') ? await openBroker(join(place, 'kafka'), undo) : '';
    const rows = new Rows(postgres.url());
    undo.push(() => rows.close());
    return {
      rows, database, stop,
      appUrl: urlOf(SERVICE, roles.app),
      openLog: (kind) => (kind === 'kafka'
        ? new KafkaEventLog({ brokers: kafka, name: 'drain', logCreator: quiet() })
        : new PostgresEventLog({ url: urlOf(EVENT_LOG_SERVICE, eventRoles.app), name: 'drain' })),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openBroker(dataDir: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const broker = await startKafka({ dataDir });
  undo.push(() => broker.stop());
  await prepareKafkaTopics({ brokers: broker.brokers, name: 'drain', logCreator: quiet() }, TOPICS, 1);
  return broker.brokers;
}

function quiet(): ReturnType<typeof kafkaLogCreator> {
  return kafkaLogCreator(new Logger('bench', 'error', () => undefined));
}

/** Fills the outbox with reports of as many cases. */
export async function fill(ground: Ground, count: number): Promise<void> {
  const payload = Buffer.from(toBinary(TYPE, create(TYPE, {
    caseId: '00000000-0000-4000-8000-000000000000', reference: 'AM-0000-0000', submissionId: '00000000-0000-4000-8000-000000000001', sequence: 1,
    category: 'COMMUNITY_REQUEST', regions: ['LAC'], countryKnown: true, urgency: 'NONE', language: 'pt', hasSafeChannel: true,
  })));
  await ground.rows.of(
    SERVICE,
    `INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, payload)
     SELECT uuidv7(), $1, $2, gen_random_uuid()::text, 1, 'normal', clock_timestamp(), '', $3 FROM generate_series(1, $4::int)`,
    [TYPE.typeName, SOURCE, payload, count],
  );
}
