import { setTimeout as pause } from 'node:timers/promises';
import { MembershipChangedSchema, type EventRecord } from '@amparo/contracts';
import { testKafka, type TestKafka } from '@amparo/testing';
import { create, toBinary } from '@bufbuild/protobuf';
import { Kafka, Partitioners, type Admin } from 'kafkajs';
import { v7 as timeOrderedId } from 'uuid';
import { proveDelivery, type ProvenLog } from '../test/delivery-proof';
import { HearingService } from '../test/hearing-service';
import { TellingService } from '../test/telling-service';
import { oneByOne } from '../test/one-by-one';
import { until } from '../test/until';
import { topicsOf, type RawRecord } from './event-log';
import { forgetKafkaLog, KafkaEventLog, prepareKafkaTopics } from './kafka-event-log';

const TOPIC = 'amparo.directory.v1';
const topics = topicsOf(['directory']);
const logCreator = () => () => undefined;

let kafka: TestKafka | undefined;
let admin: Admin;
const open: KafkaEventLog[] = [];

const options = (name: string) => ({ brokers: kafka?.broker.brokers ?? '', name, logCreator });
const aLog = (name: string) => {
  const log = new KafkaEventLog(options(name));
  open.push(log);
  return log;
};

async function forget(group: string): Promise<void> {
  const { groups } = await admin.listGroups();
  if (groups.some(({ groupId }) => groupId === group)) await admin.deleteGroups([group]);
}

async function wipe(): Promise<void> {
  const there = new Set(await admin.listTopics());
  await admin.deleteTopics({ topics: topics.filter((topic) => there.has(topic)) });
  await until(() => admin.listTopics(), (left) => !left.some((topic) => topics.includes(topic)));
  await prepareKafkaTopics(options('topics'), topics, 1);
}

beforeAll(async () => {
  kafka = await testKafka();
  if (kafka === undefined) return;
  admin = new Kafka({ clientId: 'spec', brokers: kafka.broker.brokers.split(','), logCreator }).admin();
  await admin.connect();
}, 300_000);

afterAll(async () => {
  await Promise.all(open.map((log) => log.close()));
  await admin?.disconnect();
  await kafka?.drop();
}, 60_000);

describe('delivery by Kafka', () => {
  proveDelivery(async (): Promise<ProvenLog | undefined> => {
    if (kafka === undefined) return undefined;
    const producer = new Kafka({ clientId: 'spec', brokers: kafka.broker.brokers.split(','), logCreator }).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    return {
      open: aLog,
      async lay(topic, { key, headers, payload }) {
        await producer.connect();
        await producer.send({ topic, acks: -1, messages: [{ partition: 0, key, headers, value: Buffer.from(payload) }] });
        await producer.disconnect();
      },
      forget,
      wipe,
    };
  });
});

/** A test with a broker; passes over where none can be had. */
function withKafka(sentence: string, proof: () => Promise<void>, patienceMs = 60_000): void {
  it(sentence, async () => {
    if (kafka === undefined) return;
    await wipe();
    await proof();
  }, patienceMs);
}

describe('the Kafka event log', () => {
  withKafka('keeps the order of a batch that is larger than one request', async () => {
    const events = Array.from({ length: 700 }, (_, n) => anEvent('ana', n, 'x'.repeat(3_000)));
    const log = aLog('teller');
    await log.append(events);
    const heard: number[] = [];
    const reader = await log.subscribe({ group: 'large', topics: [TOPIC], receive: oneByOne(async ({ headers }) => void heard.push(Number(headers['amparo_version']))), onWaiting: () => undefined, onDead: () => undefined });
    await until(() => heard.length, (n) => n >= 700, 30_000);
    await reader.close();
    expect(heard).toEqual(events.map((_, n) => n));
  });

  withKafka('counts how far each group is behind, before it was ever there, while it reads, and after', async () => {
    const log = aLog('teller');
    const total = async (group: string) => (await log.lag(group, [TOPIC])).reduce((sum, { lag }) => sum + lag, 0);
    await log.append(Array.from({ length: 20 }, (_, n) => anEvent(`case-${n}`, n)));
    expect(await total('counted')).toBe(20);
    const records: RawRecord[] = [];
    const reader = await log.subscribe({ group: 'counted', topics: [TOPIC], receive: oneByOne(async (record) => void records.push(record)), onWaiting: () => undefined, onDead: () => undefined });
    await until(() => total('counted'), (n) => n === 0, 30_000);
    await reader.close();
    expect(await total('counted')).toBe(0);
    await log.append([anEvent('ana', 1)]);
    expect(await total('counted')).toBe(1);
    expect(records).toHaveLength(20);
    expect((await log.lag('counted', [TOPIC])).map(({ partition }) => partition)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  withKafka('makes no topic by accident, and takes events once the topic is there', async () => {
    const log = aLog('teller');
    await expect(log.append([{ ...anEvent('ana', 1), source: 'misspelt' }])).rejects.toThrow();
    expect(await admin.listTopics()).not.toContain('amparo.misspelt.v1');
    await log.append([anEvent('ana', 1)]);
  });

  withKafka('that is forgotten holds nothing, and its readers begin anew', async () => {
    const log = aLog('teller');
    const heard: string[] = [];
    const hear = async (count: number) => {
      const reader = await log.subscribe({ group: 'forgetful', topics: [TOPIC], receive: oneByOne(async ({ headers }) => void heard.push(String(headers['ce_subject']))), onWaiting: () => undefined, onDead: () => undefined });
      await until(() => heard.length, (n) => n >= count, 30_000);
      await reader.close();
    };
    await log.append([anEvent('before', 1), anEvent('before', 2)]);
    await hear(2);
    await forgetKafkaLog(options('restore'), topics, ['forgetful', 'nobody']);
    await until(() => admin.listTopics(), (left) => !left.some((topic) => topics.includes(topic)));
    expect((await admin.listGroups()).groups.map(({ groupId }) => groupId)).not.toContain('forgetful');
    await prepareKafkaTopics(options('topics'), topics, 1);
    await aLog('teller anew').append([anEvent('after', 1)]);
    await hear(3);
    expect(heard).toEqual(['before', 'before', 'after']);
  });

  withKafka('prepares topics several times, by several at once, without harm', async () => {
    await Promise.all([1, 2, 3].map((n) => prepareKafkaTopics(options(`topics ${n}`), topicsOf(['directory', 'intake']), 1)));
    const { topics: made } = await admin.fetchTopicMetadata({ topics: topicsOf(['directory', 'intake']) });
    expect(made.map(({ partitions }) => partitions.length)).toEqual([6, 6, 6, 6]);
  });

  withKafka('loses nothing, doubles nothing and keeps the order when the broker is stopped, killed and held still under load', async () => {
    const broker = kafka?.broker;
    if (broker === undefined || broker.kind === 'given') return;
    const [telling, hearing] = await Promise.all([TellingService.open(), HearingService.open()]);
    const people = Array.from({ length: 10 }, (_, n) => `person-${n}`);
    const logs = ['teller', 'one', 'two'].map(aLog);
    let writing = true;
    const versions = new Map<string, number>();
    const write = async (person: string) => {
      while (writing) {
        await telling.tell(person);
        versions.set(person, (versions.get(person) ?? 0) + 1);
        await pause(30);
      }
    };
    try {
      telling.relay(logs[0] as KafkaEventLog);
      await hearing.hear(logs[1] as KafkaEventLog);
      const writers = people.map(write);
      await until(() => hearing.notes(), ({ length }) => length > 50, 30_000);
      await hearing.hear(logs[2] as KafkaEventLog);
      await broker.restart();
      await pause(2_000);
      await broker.kill();
      await pause(1_000);
      await broker.restart();
      await pause(2_000);
      await broker.pause();
      await pause(3_000);
      await broker.resume();
      await pause(1_000);
      writing = false;
      await Promise.all(writers);
      const total = [...versions.values()].reduce((sum, n) => sum + n, 0);
      const quiet = Date.now();
      const notes = await until(() => hearing.notes(), ({ length }) => length >= total, 90_000);
      process.stdout.write(`Kafka stopped, killed and held under load: ${total} told, ${notes.length} effects, the last after ${((Date.now() - quiet) / 1_000).toFixed(0)} s, ${hearing.said.length} waits of the readers, ${telling.said.filter((what) => what.startsWith('relay.failing')).length} failures of the relay\n`);
      expect(notes).toHaveLength(total);
      for (const person of people) expect(await hearing.notes(person)).toEqual(Array.from({ length: versions.get(person) ?? 0 }, (_, n) => `${person} ${n + 1}`));
      expect(hearing.dead).toEqual([]);
      expect(await hearing.parked()).toEqual([]);
    } finally {
      writing = false;
      await hearing.close();
      await telling.close();
      await forget('amparo.protection.normal');
    }
  }, 180_000);
});

function anEvent(subject: string, version: number, personId = subject): EventRecord {
  return {
    id: timeOrderedId(), type: MembershipChangedSchema.typeName, source: 'directory', time: new Date(), subject, version, lane: 'normal',
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
    payload: toBinary(MembershipChangedSchema, create(MembershipChangedSchema, { personId, directoryVersion: version })),
  };
}
