import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import type { RawRecord, SubscribeOptions, Subscription } from './event-log';

/** Partitions worked on side by side by one member of a group. */
const WORKERS = 3;

/**
 * One member of a Kafka consumer group. A record's offset is kept only after it was heard; what was heard since the last commit comes
 * again when the process dies, and is known by its id.
 */
export class KafkaSubscription implements Subscription {
  private readonly consumer: Consumer;
  private running?: Promise<void>;
  private closing?: Promise<void>;
  private stopping = false;

  constructor(
    kafka: Kafka,
    private readonly options: SubscribeOptions,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.group,
      sessionTimeout: 30_000,
      heartbeatInterval: 3_000,
      rebalanceTimeout: 30_000,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8, restartOnFailure: async () => !this.stopping },
    });
    this.consumer.on(this.consumer.events.CRASH, ({ payload }) => {
      if (this.stopping) return;
      if (payload.restart) options.onWaiting(payload.error);
      else options.onDead('kafka.crashed');
    });
  }

  /** Joins the group in the background: a broker that is not there yet is waited for. */
  start(): void {
    this.running = this.join();
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    this.stopping = true;
    await this.running;
    await this.consumer.disconnect();
  }

  private async join(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.consumer.connect();
        await this.consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
        await this.consumer.run({
          autoCommit: true,
          autoCommitInterval: 1_000,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: WORKERS,
          eachBatch: (payload) => this.hearBatch(payload),
        });
        return;
      } catch (error) {
        this.options.onWaiting(error);
        await pause(1_000);
      }
    }
  }

  private async hearBatch(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    for (const message of messages) {
      if (!payload.isRunning() || payload.isStale() || this.stopping) return;
      try {
        await this.options.receive(toRaw(topic, partition, message), () => payload.heartbeat());
      } catch (error) {
        // Not heard, because we stop: it comes again to whoever reads next.
        if (this.stopping) return;
        throw error;
      }
      payload.resolveOffset(message.offset);
      await payload.commitOffsetsIfNecessary();
      await payload.heartbeat();
    }
  }
}

function toRaw(topic: string, partition: number, message: KafkaMessage): RawRecord {
  return {
    topic,
    partition,
    position: message.offset,
    key: message.key?.toString('utf8') ?? '',
    headers: readHeaders(message.headers),
    payload: message.value ?? new Uint8Array(),
  };
}

/** kafkajs gives header values as buffers, strings or lists of them; ours are single strings. */
function readHeaders(headers: IHeaders | undefined): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value;
      return [name, one === undefined ? undefined : one.toString()];
    }),
  );
}
