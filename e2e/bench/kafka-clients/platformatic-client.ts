import { setTimeout as pause } from 'node:timers/promises';
import { messageOf, SETTINGS, type ClientUnderTest, type HeardRecord, type NewRecord } from './client-under-test';

/** As much of `@platformatic/kafka` as is used here. */
export interface PlatformaticLibrary {
  Producer: new (options: object) => Producer;
  Consumer: new (options: object) => Consumer;
  compatibilityPartitioner: (message: unknown, key: Buffer | undefined) => number;
}

interface Producer {
  send(options: { messages: { topic: string; key: Buffer; value: Buffer; headers: Map<Buffer, Buffer> }[] }): Promise<unknown>;
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

interface Message {
  partition: number;
  offset: bigint;
  key?: Buffer;
  value?: Buffer;
}

interface Stream extends AsyncIterable<Message> {
  close(): Promise<void>;
}

interface Place {
  topic: string;
  partition: number;
  offset: bigint;
  leaderEpoch: number;
}

interface Consumer {
  consume(options: object): Promise<Stream>;
  commit(options: { offsets: Place[] }): Promise<void>;
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

/**
 * `@platformatic/kafka`. Its own auto-commit keeps a place when a batch was fetched, before the work: here the place
 * is kept by hand, after it. Its stream ends with an error once retries are used up: the consumer is replaced then.
 * Its default partitioner puts half of all keys elsewhere than kafkajs does; the compatible one is used.
 */
export class PlatformaticClient implements ClientUnderTest {
  readonly replaced = { producers: [] as string[], consumers: [] as string[] };
  private producer?: Producer;

  constructor(
    private readonly library: PlatformaticLibrary,
    private readonly brokers: string,
  ) {}

  async append(topic: string, records: readonly NewRecord[]): Promise<void> {
    try {
      this.producer ??= this.aProducer();
      await this.producer.send({ messages: records.map((record) => ({
        topic, key: Buffer.from(record.key), value: record.value,
        headers: new Map(Object.entries(record.headers).map(([name, value]) => [Buffer.from(name), Buffer.from(value)])),
      })) });
    } catch (error) {
      this.replaced.producers.push(messageOf(error));
      void this.producer?.close(true).catch(() => undefined);
      this.producer = undefined;
      throw error;
    }
  }

  async consume(topic: string, group: string, onRecord: (record: HeardRecord) => Promise<void>): Promise<() => Promise<void>> {
    const reading = { over: false, end: async () => Promise.resolve() };
    const running = this.keepReading(topic, group, onRecord, reading);
    return async () => {
      reading.over = true;
      await reading.end();
      await running;
    };
  }

  async close(): Promise<void> {
    await this.producer?.close(true);
  }

  private async keepReading(
    topic: string, group: string, onRecord: (record: HeardRecord) => Promise<void>, reading: { over: boolean; end: () => Promise<void> },
  ): Promise<void> {
    while (!reading.over) {
      const consumer = this.aConsumer(group);
      try {
        const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' });
        reading.end = () => stream.close();
        await hear(consumer, stream, topic, onRecord);
      } catch (error) {
        if (!reading.over) {
          this.replaced.consumers.push(messageOf(error));
          await pause(SETTINGS.replaceAfterMs);
        }
      }
      await consumer.close(true).catch(() => undefined);
    }
  }

  private common(): object {
    return {
      clientId: 'bench', bootstrapBrokers: this.brokers.split(','), connectTimeout: SETTINGS.connectMs, requestTimeout: SETTINGS.requestMs,
      timeout: SETTINGS.produceMs, autocreateTopics: false,
      retryDelay: (_client: unknown, _what: string, attempt: number) => Math.min(SETTINGS.firstRetryMs * 2 ** (attempt - 1), SETTINGS.longestRetryMs),
    };
  }

  private aProducer(): Producer {
    const producer = new this.library.Producer({
      ...this.common(), idempotent: true, retries: SETTINGS.producerRetries, partitioner: this.library.compatibilityPartitioner,
    });
    producer.on('error', () => undefined);
    return producer;
  }

  private aConsumer(groupId: string): Consumer {
    const consumer = new this.library.Consumer({
      ...this.common(), groupId, retries: SETTINGS.consumerRetries, autocommit: false, maxWaitTime: SETTINGS.fetchWaitMs,
      sessionTimeout: SETTINGS.forgottenAfterMs, rebalanceTimeout: SETTINGS.forgottenAfterMs, heartbeatInterval: SETTINGS.beatMs,
    });
    consumer.on('error', () => undefined);
    return consumer;
  }
}

async function hear(consumer: Consumer, stream: Stream, topic: string, onRecord: (record: HeardRecord) => Promise<void>): Promise<void> {
  const places = new Map<number, Place>();
  const keep = async (): Promise<void> => {
    const offsets = [...places.values()];
    places.clear();
    if (offsets.length > 0) await consumer.commit({ offsets });
  };
  // A place that cannot be kept is kept with the next one, or its records come again.
  const timer = setInterval(() => void keep().catch(() => undefined), SETTINGS.commitEveryMs);
  try {
    for await (const message of stream) {
      await onRecord({ partition: message.partition, key: message.key?.toString('utf8') ?? '', value: message.value ?? Buffer.alloc(0) });
      places.set(message.partition, { topic, partition: message.partition, offset: message.offset + 1n, leaderEpoch: -1 });
    }
    await keep();
  } finally {
    clearInterval(timer);
  }
}
