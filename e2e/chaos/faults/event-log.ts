import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EVENT_LOG_SERVICE, groupOf, prepareKafkaTopics, topicOf, topicsOf } from '@amparo/messaging';
import { kafkaLogCreator, Logger, SERVICE_NAMES } from '@amparo/platform';
import { CompressionTypes, Kafka, type Admin } from 'kafkajs';
import { until } from '../../support/until';
import { processesOf, type ChaosSystem } from '../chaos-system';
import type { Disturbance } from '../kills';
import { killNow } from './kill-now';
import { underLoad, type Round, type Scenario } from './scenario';

/** Services that tell something. */
const TELLERS = ['intake', 'directory', 'protection', 'casework', 'notifications'] as const;
const LANES = ['danger', 'normal'] as const;

/** Asks every service that tells to tell all again. */
export async function republish({ api }: ChaosSystem): Promise<void> {
  for (const service of TELLERS) {
    await until(`${service} to tell again`, async () => {
      await api.send('POST', `${service}/operator/republish`, { since: new Date(0).toISOString() });
      return true;
    }, 60_000);
  }
}

/** Throws away all that lies in the event log, and the places of its readers. */
async function wipe(round: Round): Promise<void> {
  const { system } = round;
  if (system.log === 'postgres') {
    await system.rows.of(EVENT_LOG_SERVICE, `
      DO $$ BEGIN
        PERFORM 1 FROM heads ORDER BY topic, partition FOR UPDATE;
        TRUNCATE event_log;
        UPDATE heads SET position = 0;
        DELETE FROM cursors;
      END $$`);
    return;
  }
  // All that the broker has: records, places of readers, and what it is as a cluster. It begins anew, as on another disk.
  const { kafka } = system.running;
  if (kafka === undefined) throw new Error('there is no broker here');
  await kafka.kill();
  // Of its own process, or of its container.
  for (const folder of ['log', 'container'].map((name) => join(system.dataDir, 'kafka', name)).filter((path) => existsSync(path))) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  }
  await kafka.restart();
  const client = { brokers: kafka.brokers, name: 'chaos', logCreator: kafkaLogCreator(new Logger('chaos', 'error')) };
  await until('the topics to be made anew', async () => {
    await prepareKafkaTopics(client, topicsOf(SERVICE_NAMES), 1);
    return true;
  }, 60_000);
}

/** Forgets how far the readers are: each begins again. */
async function forgetPlaces(round: Round): Promise<void> {
  const { system } = round;
  if (system.log === 'postgres') await system.rows.of(EVENT_LOG_SERVICE, 'DELETE FROM cursors');
  else await withAdmin(system, (admin) => deleteGroups(round, admin));
}

/** A group can be deleted while nobody is in it: its members are sent away, and away again if they were quicker. */
async function deleteGroups(round: Round, admin: Admin): Promise<void> {
  let left = SERVICE_NAMES.flatMap((service) => LANES.map((lane) => groupOf(service, lane)));
  await until('the groups to be gone', async () => {
    for (const service of processesOf(round.system)) killNow(round, service, 'SIGTERM');
    for (let tries = 0; tries < 10 && left.length > 0; tries++) {
      await pause(200);
      const there = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
      left = left.filter((group) => there.includes(group));
      await admin.deleteGroups(left).catch(() => undefined);
    }
    return left.length === 0 ? true : undefined;
  }, 90_000);
}

async function withAdmin(system: ChaosSystem, work: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = kafkaOf(system).admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}

function kafkaOf({ running }: ChaosSystem): Kafka {
  return new Kafka({ clientId: 'chaos', brokers: (running.kafka?.brokers ?? '').split(','), logCreator: kafkaLogCreator(new Logger('chaos', 'error')) });
}

/** A record that no reader can read. */
interface Poison {
  key: string;
  headers: Record<string, string>;
  payload: Buffer;
}

function poisons(lane: string): Poison[] {
  const about = (type: string) => {
    const subject = randomUUID();
    const headers = {
      ce_specversion: '1.0', ce_id: randomUUID(), ce_type: type, ce_source: 'intake', ce_time: new Date().toISOString(), ce_subject: subject,
      amparo_version: '1', amparo_lane: lane, traceparent: '',
    };
    return { key: subject, headers };
  };
  return [
    { ...about('amparo.intake.v1.ReportReceived'), payload: Buffer.from('ff'.repeat(64), 'hex') },
    { ...about('amparo.intake.v1.NothingOfTheKind'), payload: Buffer.from([10, 1, 65]) },
    { key: randomUUID(), headers: {}, payload: Buffer.alloc(0) },
    { ...about('amparo.intake.v1.ReportReceived'), payload: Buffer.alloc(2 * 1024 * 1024, 1) },
    { ...about('amparo.intake.v2.ReportReceived'), payload: Buffer.from([10, 1, 65]) },
  ];
}

/** Puts poison straight into both lanes of the door's topics, past every relay. */
async function poison(round: Round): Promise<void> {
  const { system, recorder, chance } = round;
  for (const lane of LANES) {
    const topic = topicOf('intake', lane);
    for (const { key, headers, payload } of poisons(lane)) {
      await putIn(system, topic, chance.between(0, 5), { key, headers, payload });
      await pause(50);
    }
    for (const service of SERVICE_NAMES) {
      const lags = await until(`${service} to say what it reads`, () => system.api.get<{ topic: string }[]>(`${service}/operator/lag`));
      if (lags.some((lag) => lag.topic === topic)) recorder.note({ what: 'poisoned', service, records: poisons(lane).length });
    }
  }
}

async function putIn(system: ChaosSystem, topic: string, partition: number, { key, headers, payload }: Poison): Promise<void> {
  if (system.log === 'postgres') {
    await system.rows.of(EVENT_LOG_SERVICE, 'SELECT append_events($1, ARRAY[$2::uuid], ARRAY[$3::smallint], ARRAY[$4::text], ARRAY[$5::jsonb], ARRAY[$6::bytea])', [
      topic, headers['ce_id'] ?? randomUUID(), partition, key, JSON.stringify(headers), payload,
    ]);
    return;
  }
  const producer = kafkaOf(system).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  // Packed, 2 MB of the same are small enough for the broker.
  await producer.send({ topic, compression: CompressionTypes.GZIP, messages: [{ key, partition, headers, value: payload }] });
  await producer.disconnect();
}

async function disturbed(round: Round, share: Disturbance, without = {}): Promise<void> {
  round.system.kills.disturb(share, round.seed);
  await underLoad(round, () => pause(round.short ? 500 : 10_000), { without });
  round.system.kills.calm();
  // What was held back comes now.
  await pause((share.lateMs ?? 0) + 300);
}

/** Processes that take their time at one point: what they hold is overtaken. */
async function slow(round: Round, hold: Disturbance['hold']): Promise<void> {
  round.system.kills.disturb({ hold }, round.seed);
  await underLoad(round, () => pause(1_000), { more: 24 });
  round.system.kills.calm();
}

export const eventLogFaults: Scenario[] = [
  { name: 'slow-door', title: 'the door takes up to half a second to COMMIT', run: (round) => slow(round, { 'intake.before-commit': 500 }) },
  { name: 'slow-relay', title: 'relays take up to half a second with a batch in hand', run: (round) => slow(round, { 'relay.after-claim': 500 }) },
  {
    name: 'log-wiped',
    title: 'all that the event log has thrown away (with Kafka the broker\'s own data too), then told again',
    run: async (round) => {
      // What nobody had heard when it was thrown away comes again after what is told since: that order is gone with the log.
      round.recorder.note({ what: 'shuffled' });
      await underLoad(round, async () => {
        await wipe(round);
        await republish(round.system);
      }, { without: { order: true } });
    },
  },
  { name: 'groups-deleted', title: 'the readers\' places forgotten', run: (round) => underLoad(round, () => forgetPlaces(round)) },
  { name: 'duplicates', title: '30 % of all events given twice', run: (round) => disturbed(round, { duplicate: 0.3 }) },
  {
    name: 'shuffled',
    title: 'half of all windows heard in another order, 30 % of their events up to a minute later, 10 % of windows twice',
    run: async (round) => {
      round.recorder.note({ what: 'shuffled' });
      await disturbed(round, {
        shuffle: 0.5, late: 0.3, lateMs: round.short ? 3_000 : 60_000, duplicate: 0.1,
        // Relays that wait a little have more to tell at once: windows of one record have no order.
        hold: { 'relay.after-claim': 300 },
      }, { order: true });
    },
  },
  {
    name: 'poison',
    title: 'records that nobody can read: bad bytes, unknown type and version, empty, 2 MB',
    run: (round) => underLoad(round, () => poison(round)),
    tidy: async ({ rows }) => {
      for (const service of SERVICE_NAMES) {
        await rows.of(service, `DELETE FROM parked WHERE consumer = 'UNREADABLE'`);
      }
    },
  },
];
