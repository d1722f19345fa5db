/** `danger` (IMMINENT, HIGH, withdrawals) never waits behind `normal`: topics, consumers and pools of its own. */
export type Lane = 'danger' | 'normal';

export const LANES: readonly Lane[] = ['danger', 'normal'];

/**
 * What travels around an event, in the manner of CloudEvents. All of it is S1.
 */
export interface Envelope {
  /** UUIDv7 drawn by the teller: the idempotency key. */
  id: string;
  /** Full protobuf name, such as `amparo.intake.v1.ReportReceived`. */
  type: string;
  /** The telling service, such as `intake`. */
  source: string;
  /** When it was told, by the teller's clock. Nothing is ordered by it. */
  time: Date;
  /** What it is about, and the key of its order: a case id, or a directory id. */
  subject: string;
  /** The subject's version in the telling service, rising with each event; a reader that overwrites a value ignores one not newer. */
  version: number;
  lane: Lane;
  /** W3C trace context, so that one report can be followed through all services. */
  traceparent: string;
  /** Directory id of the person who acted, if a person did. */
  actor?: string;
}

/** An event as it lies in an outbox or an event log: envelope and protobuf bytes. */
export interface EventRecord extends Envelope {
  payload: Uint8Array;
}

/** An event as a handler gets it. */
export interface HeardEvent<T> extends Envelope {
  data: T;
}
