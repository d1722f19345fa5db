import { LANES, type EventRecord, type Lane } from '@amparo/contracts';

/** Partitions of each topic: how many cases can be worked on side by side. */
export const PARTITIONS = 6;

/** A topic a lane for each service that tells: `amparo.intake.v1` and `amparo.intake.v1.danger`. */
export function topicOf(source: string, lane: Lane): string {
  return `amparo.${source}.v1${lane === 'danger' ? '.danger' : ''}`;
}

/** All topics of some telling services. */
export function topicsOf(sources: readonly string[]): string[] {
  return sources.flatMap((source) => LANES.map((lane) => topicOf(source, lane)));
}

/** The consumer group of a service on a lane: `amparo.protection.danger`. */
export function groupOf(service: string, lane: Lane): string {
  return `amparo.${service}.${lane}`;
}

/** What lies in an event log: bytes that may or may not be an event. */
export interface RawRecord {
  topic: string;
  partition: number;
  /** Place in the partition, rising. Never an idempotency key: a wiped log counts anew. */
  position: string;
  key: string;
  headers: Record<string, string | undefined>;
  payload: Uint8Array;
}

/** How far a group is behind on one partition, in events. */
export interface Lag {
  group: string;
  topic: string;
  partition: number;
  lag: number;
}

export interface SubscribeOptions {
  group: string;
  topics: string[];
  /** Gives others a head start (`HEAD_START`). */
  givesWay?: boolean;
  /**
   * Called with records of one partition in their order, at least one. Hears some of them from the first on, together or
   * not as it likes, and answers how many: at least one. Those count as heard, the others come again with the next call.
   * When it rejects, none of them was heard and all come again. `beat` must be called during long waits.
   */
  receive: (records: readonly RawRecord[], beat: () => Promise<void>) => Promise<number>;
  /**
   * Called, where it is there, with records of several partitions, those of each in their order, at least one. Hears some
   * of them from the first on, all at once and without waiting for anything, and answers how many; 0 when something is in
   * the way: then each partition is heard by itself, by `receive`.
   */
  receiveTogether?: (records: readonly RawRecord[]) => Promise<number>;
  /** The log does not answer, or hears badly; it is tried again. */
  onWaiting: (error: unknown) => void;
  /** The subscription died and will not come back by itself: the process has to end so that another one starts. */
  onDead: (reason: string) => void;
}

export interface Subscription {
  /** Finishes what is being heard, keeps its place, and stops. */
  close(): Promise<void>;
}

/**
 * The cable between services: ordered by key, kept for days, readable from the beginning by each group. The databases
 * are the record; whatever is lost here is told again from them (`republish`).
 */
export interface EventLog {
  /** Appends in the given order; resolves when all of it is durable. An event given twice may lie in the log twice. */
  append(events: readonly EventRecord[]): Promise<void>;
  /** Reads in the background, from the beginning where the group is new. A log that is not there yet is waited for. */
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** How far a group is behind on each partition of the topics. */
  lag(group: string, topics: readonly string[]): Promise<Lag[]>;
  close(): Promise<void>;
}

/** Events by the topic they go to, order kept. */
export function byTopic(events: readonly EventRecord[]): Map<string, EventRecord[]> {
  const topics = new Map<string, EventRecord[]>();
  for (const event of events) {
    const topic = topicOf(event.source, event.lane);
    const list = topics.get(topic);
    if (list) list.push(event);
    else topics.set(topic, [event]);
  }
  return topics;
}
