import { setTimeout as pause } from 'node:timers/promises';
import type { EventRecord } from '@amparo/contracts';
import { Kafka, KafkaJSError, Partitioners, type Admin, type logCreator, type Message, type Producer } from 'kafkajs';
import { byTopic, PARTITIONS, type EventLog, type Lag, type SubscribeOptions, type Subscription } from './event-log';
import { toHeaders } from './headers';
import { KafkaSubscription } from './kafka-subscription';

export interface KafkaEventLogOptions {
  /** `host:port`, several divided by commas. */
  brokers: string;
  /** Client id: the service. */
  name: string;
  /** kafkajs prints errors whole when left alone. */
  logCreator: logCreator;
}

/** A broker takes at most 1 MB in one batch; headers and framing of an event take up to this much of it. */
const REQUEST_BYTES = 512 * 1024;
const HEADER_BYTES = 1_024;
const LAG_TRIES = 4;
const LAG_PAUSE_MS = 250;

/**
 * The event log for several machines. All of kafkajs is behind this class and `KafkaSubscription`.
 *
 * The producer is idempotent with one request in flight, so the order of a batch holds through retries; it waits for
 * all replicas in sync.
 */
export class KafkaEventLog implements EventLog {
  private readonly kafka: Kafka;
  private readonly subscriptions: KafkaSubscription[] = [];
  private producer?: Producer;
  private closing?: Promise<void>;
  private admin?: Promise<Admin>;

  constructor(options: KafkaEventLogOptions) {
    this.kafka = connectKafka(options);
  }

  async append(events: readonly EventRecord[]): Promise<void> {
    try {
      const producer = await this.getProducer();
      for (const [topic, list] of byTopic(events)) {
        for (const messages of portions(list.map(toMessage))) await producer.send({ topic, messages, acks: -1, timeout: 10_000 });
      }
    } catch (error) {
      // A producer whose sequence is in doubt never recovers; the caller tries again with a new one. The old one is not
      // waited for: the broker may be what hangs.
      void this.producer?.disconnect().catch(() => undefined);
      this.producer = undefined;
      throw error;
    }
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const subscription = new KafkaSubscription(this.kafka, options);
    this.subscriptions.push(subscription);
    subscription.start();
    return subscription;
  }

  /** Asked again where another broker leads a partition by now: an admin does not look for that by itself. */
  async lag(group: string, topics: readonly string[]): Promise<Lag[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.lagAsSeen(group, topics);
      } catch (error) {
        if (tries === LAG_TRIES || !(error instanceof KafkaJSError && error.retriable)) throw error;
        const old = this.admin;
        this.admin = undefined;
        await (await old)?.disconnect();
        await pause(tries * LAG_PAUSE_MS);
      }
    }
  }

  private async lagAsSeen(group: string, topics: readonly string[]): Promise<Lag[]> {
    const admin = await this.getAdmin();
    const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
    const lags = await Promise.all(
      topics.map(async (topic) => {
        const places = committed.find((entry) => entry.topic === topic)?.partitions ?? [];
        const heads = await admin.fetchTopicOffsets(topic);
        return heads.map(({ partition, high, low }) => {
          const offset = Number(places.find((place) => place.partition === partition)?.offset ?? -1);
          return { group, topic, partition, lag: Math.max(0, Number(high) - (offset < 0 ? Number(low) : offset)) };
        });
      }),
    );
    return lags.flat().sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
    await this.producer?.disconnect();
    await (await this.admin)?.disconnect();
  }

  private async getProducer(): Promise<Producer> {
    if (this.producer === undefined) {
      const producer = this.kafka.producer({
        idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner,
        retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 },
      });
      await producer.connect();
      this.producer = producer;
    }
    return this.producer;
  }

  private getAdmin(): Promise<Admin> {
    this.admin ??= this.openAdmin();
    return this.admin;
  }

  private async openAdmin(): Promise<Admin> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
    } catch (error) {
      this.admin = undefined;
      throw error;
    }
    return admin;
  }
}

function toMessage(event: EventRecord): Message & { value: Buffer } {
  return { key: event.subject, headers: toHeaders(event), value: Buffer.from(event.payload) };
}

/** Cuts messages into requests that stay under the largest batch a broker takes, order kept. */
function portions<T extends { value: Buffer }>(messages: readonly T[]): T[][] {
  const cut: T[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const size = message.value.length + HEADER_BYTES;
    if (bytes + size > REQUEST_BYTES) {
      cut.push([]);
      bytes = 0;
    }
    bytes += size;
    cut.at(-1)?.push(message);
  }
  return cut;
}

/** Makes the topics that do not exist yet. Brokers never create any by themselves. */
export async function prepareKafkaTopics(
  options: KafkaEventLogOptions,
  topics: readonly string[],
  replicationFactor: number,
): Promise<void> {
  const admin = connectKafka(options).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: PARTITIONS,
        replicationFactor,
        configEntries: [
          { name: 'retention.ms', value: String(14 * 86_400_000) },
          { name: 'min.insync.replicas', value: String(replicationFactor > 2 ? 2 : 1) },
        ],
      })),
    });
  } finally {
    await admin.disconnect();
  }
}

/**
 * Throws away all that lies in these topics, and the places of these groups, and makes the topics anew by the next
 * `prepareKafkaTopics`. Nobody may be reading.
 *
 * @throws the broker's error where a group has a member
 */
export async function forgetKafkaLog(options: KafkaEventLogOptions, topics: readonly string[], groups: readonly string[]): Promise<void> {
  const admin = connectKafka(options).admin();
  await admin.connect();
  try {
    const known = new Set((await admin.listGroups()).groups.map(({ groupId }) => groupId));
    const ours = groups.filter((group) => known.has(group));
    if (ours.length > 0) await admin.deleteGroups(ours);
    const existing = new Set(await admin.listTopics());
    const full = topics.filter((topic) => existing.has(topic));
    if (full.length > 0) await admin.deleteTopics({ topics: full });
  } finally {
    await admin.disconnect();
  }
}

function connectKafka({ brokers, name, logCreator }: KafkaEventLogOptions): Kafka {
  return new Kafka({
    clientId: name,
    brokers: brokers.split(','),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    logCreator,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
  });
}
