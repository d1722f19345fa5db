import type { BodyShape } from './bodies';

/** What the load client is told to do. */
export interface LoadOrder {
  host: string;
  port: number;
  /** Address of this machine to send from, as for somebody who is elsewhere. */
  from?: string;
  path: string;
  /** Sent in turn. */
  shapes: BodyShape[];
  /** Connections that are kept open; a paced run opens more when all are waiting for an answer. */
  connections: number;
  /** Requests at most. */
  count: number;
  /** Milliseconds at most. */
  withinMs: number;
  /** Requests a second, sent on time whatever the answers do; left out, each connection sends when it has its answer. */
  rate?: number;
  /** Keep each request's times and submission. */
  each?: boolean;
}

/** One request that was accepted. Times are milliseconds since 1970, with fractions. */
export interface Sent {
  shape: number;
  sentAt: number;
  answeredAt: number;
  submission: string;
}

/** What became of an order. */
export interface LoadReport {
  accepted: number;
  refused: number;
  elapsedMs: number;
  /** From the moment each should have been sent, in milliseconds. */
  latencies: number[];
  sent: Sent[];
  /** The client's own time on a core. */
  clientCpuMs: number;
}
