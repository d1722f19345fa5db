/** What is compared: the product's client and the two that could follow it. */
export const CLIENT_NAMES = ['kafkajs', '@platformatic/kafka', '@confluentinc/kafka-javascript'] as const;
export type ClientName = (typeof CLIENT_NAMES)[number];

export interface NewRecord {
  key: string;
  headers: Record<string, string>;
  value: Buffer;
}

export interface HeardRecord {
  partition: number;
  key: string;
  value: Buffer;
}

/** What gave up, by the message it left, and had to be replaced by a new one. */
export interface Replaced {
  producers: string[];
  consumers: string[];
}

/** Errors of clients hold what they wrap. */
export function messageOf(error: unknown): string {
  const causes = error instanceof AggregateError ? error.errors : error instanceof Error && error.cause !== undefined ? [error.cause] : [];
  return [String(error), ...new Set(causes.map(messageOf))].join(' < ').slice(0, 400);
}

/**
 * What the product's event log asks of a client, no more: records durable in the order given (idempotent, all replicas,
 * one request in flight); heard in order within a partition, from the beginning by a new group, their place kept only after
 * the work.
 */
export interface ClientUnderTest {
  readonly replaced: Replaced;
  /** Rejects when it gave up; the next call begins with a new producer. */
  append(topic: string, records: readonly NewRecord[]): Promise<void>;
  /** Hears in the background. @returns what ends it */
  consume(topic: string, group: string, onRecord: (record: HeardRecord) => Promise<void>): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** The product's settings, in milliseconds; each client is given the same by its own names. */
export const SETTINGS = {
  connectMs: 3_000,
  requestMs: 15_000,
  produceMs: 10_000,
  firstRetryMs: 100,
  longestRetryMs: 2_000,
  producerRetries: 5,
  consumerRetries: 8,
  forgottenAfterMs: 12_000,
  beatMs: 2_000,
  fetchWaitMs: 500,
  commitEveryMs: 1_000,
  sideBySide: 3,
  replaceAfterMs: 1_000,
} as const;
