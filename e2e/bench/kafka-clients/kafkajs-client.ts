import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, Kafka, Producer } from 'kafkajs';
import { messageOf, SETTINGS, type ClientUnderTest, type HeardRecord, type NewRecord } from './client-under-test';

export type KafkaJsLibrary = typeof import('kafkajs');

/** kafkajs as the product uses it: a failed producer and a consumer given up for good are replaced. */
export class KafkaJsClient implements ClientUnderTest {
  readonly replaced = { producers: [] as string[], consumers: [] as string[] };
  private readonly kafka: Kafka;
  private producer?: Producer;

  constructor(
    private readonly library: KafkaJsLibrary,
    brokers: string,
  ) {
    this.kafka = new library.Kafka({
      clientId: 'bench', brokers: brokers.split(','), connectionTimeout: SETTINGS.connectMs, requestTimeout: SETTINGS.requestMs,
      logCreator: () => () => undefined,
      retry: { initialRetryTime: SETTINGS.firstRetryMs, maxRetryTime: SETTINGS.longestRetryMs, retries: SETTINGS.consumerRetries },
    });
  }

  async append(topic: string, records: readonly NewRecord[]): Promise<void> {
    try {
      this.producer ??= await this.aProducer();
      await this.producer.send({ topic, messages: [...records], acks: -1, timeout: SETTINGS.produceMs });
    } catch (error) {
      this.replaced.producers.push(messageOf(error));
      void this.producer?.disconnect().catch(() => undefined);
      this.producer = undefined;
      throw error;
    }
  }

  async consume(topic: string, group: string, onRecord: (record: HeardRecord) => Promise<void>): Promise<() => Promise<void>> {
    let stopping = false;
    let consumer: Consumer;
    const start = async (): Promise<void> => {
      consumer = this.aConsumer(group, () => stopping, (error) => {
        this.replaced.consumers.push(messageOf(error));
        void start();
      });
      while (!stopping) {
        try {
          await consumer.connect();
          await consumer.subscribe({ topics: [topic], fromBeginning: true });
          await consumer.run({
            autoCommit: true, autoCommitInterval: SETTINGS.commitEveryMs, eachBatchAutoResolve: false,
            partitionsConsumedConcurrently: SETTINGS.sideBySide,
            eachBatch: async ({ batch, isRunning, isStale, resolveOffset, commitOffsetsIfNecessary, heartbeat }) => {
              for (const message of batch.messages) {
                if (!isRunning() || isStale() || stopping) return;
                await onRecord({ partition: batch.partition, key: message.key?.toString('utf8') ?? '', value: message.value ?? Buffer.alloc(0) });
                resolveOffset(message.offset);
                await commitOffsetsIfNecessary();
                await heartbeat();
              }
            },
          });
          return;
        } catch {
          await pause(SETTINGS.replaceAfterMs);
        }
      }
    };
    await start();
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
      idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: this.library.Partitioners.DefaultPartitioner,
      retry: { retries: SETTINGS.producerRetries, initialRetryTime: SETTINGS.firstRetryMs, maxRetryTime: SETTINGS.longestRetryMs },
    });
    await producer.connect();
    return producer;
  }

  private aConsumer(groupId: string, isStopping: () => boolean, onGivenUp: (error: Error) => void): Consumer {
    const consumer = this.kafka.consumer({
      groupId, sessionTimeout: SETTINGS.forgottenAfterMs, heartbeatInterval: SETTINGS.beatMs, rebalanceTimeout: SETTINGS.forgottenAfterMs,
      maxWaitTimeInMs: SETTINGS.fetchWaitMs, allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: SETTINGS.firstRetryMs, maxRetryTime: SETTINGS.longestRetryMs, retries: SETTINGS.consumerRetries,
        restartOnFailure: async () => !isStopping(),
      },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!isStopping() && !payload.restart) onGivenUp(payload.error);
    });
    return consumer;
  }
}
