import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import type { RawRecord, SubscribeOptions, Subscription } from './event-log';
import { headStartLeft } from './head-start';
import { JointVisits } from './joint-visits';

/** Partitions that one member of a group has in hand at once: those of all topics of a lane that it may have to read. */
const AT_HAND = 48;
/**
 * How long a group waits for a member that says nothing, and so how long its cases wait when one died, or when the
 * broker did and all join anew. Far above what a handler takes; a slower one is heard again by somebody else, once.
 */
const FORGOTTEN_AFTER_MS = 12_000;

/** Crashes in a row, with nothing heard in between, after which only a fresh process may help. */
const HOPELESS = 5;

/**
 * One member of a Kafka consumer group. A record's offset is kept only after it was heard; what was heard since the last
 * commit comes again when the process dies, and is known by its id.
 *
 * kafkajs gives a consumer up for good when a broker that was restarted has forgotten it at the wrong moment. Then a
 * new one takes its place.
 */
export class KafkaSubscription implements Subscription {
  private readonly visits: JointVisits;
  private consumer: Consumer;
  private running?: Promise<void>;
  private closing?: Promise<void>;
  private stopping = false;
  private crashes = 0;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: SubscribeOptions,
  ) {
    this.visits = new JointVisits(options.receiveTogether ?? (async () => 0));
    this.consumer = this.aConsumer();
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

  private aConsumer(): Consumer {
    const consumer = this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout: FORGOTTEN_AFTER_MS,
      heartbeatInterval: 2_000,
      rebalanceTimeout: FORGOTTEN_AFTER_MS,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8, restartOnFailure: async () => !this.stopping },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => this.onCrash(payload.error, payload.restart));
    return consumer;
  }

  private onCrash(error: Error, restarts: boolean): void {
    if (this.stopping) return;
    this.options.onWaiting(error);
    if (restarts) return;
    if (++this.crashes >= HOPELESS) return this.options.onDead('kafka.crashed');
    this.consumer = this.aConsumer();
    this.running = this.join();
  }

  private async join(): Promise<void> {
    const consumer = this.consumer;
    while (!this.stopping) {
      try {
        await consumer.connect();
        await consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
        await consumer.run({
          autoCommit: true,
          autoCommitInterval: 1_000,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: AT_HAND,
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
    if (this.options.givesWay === true) await pause(headStartLeft(Number(messages.at(-1)?.timestamp), Date.now()));
    for (let rest = messages.map((message) => toRaw(topic, partition, message)); rest.length > 0; ) {
      if (!payload.isRunning() || payload.isStale() || this.stopping) return;
      let heard: number;
      try {
        heard = (await this.visits.hear(rest)) || (await this.options.receive(rest, () => payload.heartbeat()));
      } catch (error) {
        // Not heard, because we stop: it comes again to whoever reads next.
        if (this.stopping) return;
        throw error;
      }
      this.crashes = 0;
      payload.resolveOffset(rest[heard - 1]?.position ?? '');
      rest = rest.slice(heard);
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
