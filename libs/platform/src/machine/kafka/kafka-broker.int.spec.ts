import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, type Admin, type Consumer } from 'kafkajs';

import { isAlive } from '../process-life';
import type { KafkaBroker } from './broker';
import { startKafka } from './kafka-broker';

const TOPIC = 'round-trip';
const GROUP = 'round-trip-readers';
const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-kafka-'));

let broker: KafkaBroker | undefined;

beforeAll(async () => {
  try {
    broker = await startKafka({ dataDir });
  } catch (error) {
    if (process.env.REQUIRE_KAFKA === '1') throw error;
    process.stdout.write(`Kafka tests are left out: ${(error as Error).message}\n`);
  }
}, 300_000);

afterAll(async () => {
  await broker?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

/** A test with a broker; passes over where none can be had (and REQUIRE_KAFKA is not 1). */
function withBroker(sentence: string, proof: (broker: KafkaBroker) => Promise<void>): void {
  it(sentence, async () => {
    if (broker !== undefined) await proof(broker);
  }, 120_000);
}

function client(brokers: string): Kafka {
  return new Kafka({ clientId: 'spec', brokers: brokers.split(','), logCreator: () => () => undefined, retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 500 } });
}

async function send(kafka: Kafka, from: number, count: number): Promise<void> {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (let next = from; next < from + count; next += 50) {
    const messages = Array.from({ length: 50 }, (_, step) => ({ key: `case-${(next + step) % 17}`, value: String(next + step) }));
    await producer.send({ topic: TOPIC, acks: -1, messages });
  }
  await producer.disconnect();
}

/**
 * Reads as the system does: from the beginning, the offset committed by hand after each message. kafkajs gives a consumer
 * up for good when a commit meets a broker that has forgotten the member: then a new one takes its place.
 */
class Reader {
  readonly heard: { key: string; value: number }[] = [];
  private stopped = false;
  private consumer: Consumer;

  constructor(private readonly kafka: Kafka) {
    this.consumer = this.fresh();
  }

  async start(): Promise<this> {
    this.consumer.on('consumer.crash', ({ payload }) => {
      if (payload.restart || this.stopped) return;
      this.consumer = this.fresh();
      void this.start();
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, partition, message }) => {
        this.heard.push({ key: String(message.key), value: Number(message.value) });
        await this.consumer.commitOffsets([{ topic, partition, offset: String(BigInt(message.offset) + 1n) }]);
      },
    });
    return this;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.consumer.disconnect();
  }

  private fresh(): Consumer {
    return this.kafka.consumer({ groupId: GROUP, sessionTimeout: 6_000, heartbeatInterval: 1_000, maxWaitTimeInMs: 100 });
  }
}

async function committedOffsets(admin: Admin): Promise<number> {
  const topics = await admin.fetchOffsets({ groupId: GROUP, topics: [TOPIC] });
  return topics.flatMap(({ partitions }) => partitions).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a Kafka broker of our own', () => {
  withBroker('makes a topic, takes events, and hands them on in order, through a kill', async (own) => {
    const { brokers } = own;
    const kafka = client(brokers);
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic: TOPIC, numPartitions: 6, replicationFactor: 1 }] });
    await send(kafka, 0, 500);
    const reader = await new Reader(kafka).start();
    await until(() => reader.heard.length >= 500);
    if (own.kind !== 'given') {
      await own.kill();
      await own.restart();
    }
    await send(kafka, 500, 500);
    await until(() => new Set(reader.heard.map(({ value }) => value)).size >= 1_000);
    await until(async () => (await committedOffsets(admin)) === 1_000);
    await reader.stop();
    const last = new Map<string, number>();
    for (const { key, value } of new Map(reader.heard.map((one) => [one.value, one])).values()) {
      expect(value).toBeGreaterThan(last.get(key) ?? -1);
      last.set(key, value);
    }
    await admin.deleteGroups([GROUP]);
    const replay = await new Reader(kafka).start();
    await until(() => replay.heard.length >= 1_000);
    await replay.stop();
    await admin.disconnect();
  });

  withBroker('makes no topic by accident', async ({ brokers }) => {
    const kafka = new Kafka({ clientId: 'spec', brokers: brokers.split(','), logCreator: () => () => undefined, retry: { retries: 1 } });
    const producer = kafka.producer();
    await producer.connect();
    await expect(producer.send({ topic: 'misspelt', messages: [{ value: 'x' }] })).rejects.toThrow('does not host this topic');
    await producer.disconnect();
  });

  withBroker('is refused to a second start, and taken over when its launcher is dead', async (first) => {
    if (first.kind !== 'jars') return;
    await expect(startKafka({ dataDir })).rejects.toThrow('already in the hands of another running process');
    const file = join(dataDir, 'broker.json');
    const written = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; launcher: { pid: number; born: string } };
    writeFileSync(file, JSON.stringify({ ...written, launcher: { pid: written.launcher.pid, born: 'long ago' } }));
    broker = await startKafka({ dataDir });
    expect(broker.brokers).toBe(first.brokers);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: written.pid });
    await broker.stop();
    expect(isAlive(written.pid)).toBe(false);
    expect(existsSync(join(dataDir, 'log/meta.properties'))).toBe(true);
  });
});

describe('brokers that are given', () => {
  it('are refused when they do not answer', async () => {
    await expect(startKafka({ dataDir, brokers: '127.0.0.1:1' })).rejects.toThrow('do not answer');
  }, 60_000);
});
