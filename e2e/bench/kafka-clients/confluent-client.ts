import { messageOf, SETTINGS, type ClientUnderTest, type HeardRecord, type NewRecord } from './client-under-test';

/** As much of `@confluentinc/kafka-javascript` as is used here. */
export interface ConfluentLibrary {
  KafkaJS: { Kafka: new (options: object) => Kafka };
}

interface Kafka {
  producer(options: object): Producer;
  consumer(options: object): Consumer;
}

interface Producer {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  send(record: { topic: string; messages: NewRecord[] }): Promise<unknown>;
}

interface Batch {
  batch: { partition: number; messages: { offset: string; key: Buffer | null; value: Buffer | null }[] };
  isRunning(): boolean;
  isStale(): boolean;
  resolveOffset(offset: string): void;
}

interface Consumer {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  subscribe(options: { topics: string[] }): Promise<void>;
  run(options: { eachBatchAutoResolve: boolean; partitionsConsumedConcurrently: number; eachBatch: (payload: Batch) => Promise<void> }): Promise<void>;
}

/** A logger that says nothing, in the shape that the library wants. */
const silent = { info: nothing, error: nothing, warn: nothing, debug: nothing, setLogLevel: nothing, namespace: (): object => silent };

function nothing(): void {
  // What goes wrong shows in the figures.
}

/**
 * `@confluentinc/kafka-javascript`: librdkafka with an interface after kafkajs's. It restarts by itself whatever fails;
 * only a fatal error of the producer makes an append reject, after which it is replaced.
 */
export class ConfluentClient implements ClientUnderTest {
  readonly replaced = { producers: [] as string[], consumers: [] as string[] };
  private readonly kafka: Kafka;
  private producer?: Producer;

  constructor(library: ConfluentLibrary, brokers: string) {
    this.kafka = new library.KafkaJS.Kafka({
      kafkaJS: {
        clientId: 'bench', brokers: brokers.split(','), connectionTimeout: SETTINGS.connectMs, requestTimeout: SETTINGS.requestMs,
        retry: { initialRetryTime: SETTINGS.firstRetryMs, maxRetryTime: SETTINGS.longestRetryMs, retries: SETTINGS.consumerRetries },
        logger: silent,
      },
      // Left alone, it waits up to 10 s before it connects anew.
      'reconnect.backoff.ms': SETTINGS.firstRetryMs, 'reconnect.backoff.max.ms': SETTINGS.longestRetryMs,
    });
  }

  async append(topic: string, records: readonly NewRecord[]): Promise<void> {
    try {
      this.producer ??= await this.aProducer();
      // It writes into the messages that it is given; the caller may need them again.
      await this.producer.send({ topic, messages: records.map((record) => ({ ...record })) });
    } catch (error) {
      this.replaced.producers.push(messageOf(error));
      void this.producer?.disconnect().catch(() => undefined);
      this.producer = undefined;
      throw error;
    }
  }

  async consume(topic: string, group: string, onRecord: (record: HeardRecord) => Promise<void>): Promise<() => Promise<void>> {
    let stopping = false;
    const consumer = this.kafka.consumer({
      kafkaJS: {
        groupId: group, fromBeginning: true, autoCommit: true, autoCommitInterval: SETTINGS.commitEveryMs,
        sessionTimeout: SETTINGS.forgottenAfterMs, heartbeatInterval: SETTINGS.beatMs, rebalanceTimeout: SETTINGS.forgottenAfterMs,
        maxWaitTimeInMs: SETTINGS.fetchWaitMs, allowAutoTopicCreation: false,
      },
      // As many at a time as there are; left alone, 32.
      'js.consumer.max.batch.size': -1,
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic] });
    await consumer.run({
      eachBatchAutoResolve: false, partitionsConsumedConcurrently: SETTINGS.sideBySide,
      eachBatch: async ({ batch, isRunning, isStale, resolveOffset }) => {
        for (const message of batch.messages) {
          if (!isRunning() || isStale() || stopping) return;
          await onRecord({ partition: batch.partition, key: message.key?.toString('utf8') ?? '', value: message.value ?? Buffer.alloc(0) });
          resolveOffset(message.offset);
        }
      },
    });
    return async () => {
      stopping = true;
      await consumer.disconnect();
    };
  }

  async close(): Promise<void> {
    await this.producer?.disconnect();
  }

  private async aProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      kafkaJS: {
        idempotent: true, acks: -1, maxInFlightRequests: 1, allowAutoTopicCreation: false, timeout: SETTINGS.produceMs,
        retry: { initialRetryTime: SETTINGS.firstRetryMs, maxRetryTime: SETTINGS.longestRetryMs, retries: SETTINGS.producerRetries },
      },
      // Its default waits 5 ms for more; the others send at once, and so does this one.
      'linger.ms': 0,
    });
    await producer.connect();
    return producer;
  }
}
