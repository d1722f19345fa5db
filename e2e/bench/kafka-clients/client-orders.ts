import type { ClientName, Replaced } from './client-under-test';
import type { Heard, Made } from './outage.rules';

/** What the bench asks of a client's process, one order at a time. */
export type ClientOrder =
  | { kind: 'open'; client: ClientName; folder: string; brokers: string }
  | { kind: 'pace'; topic: string; perSecond: number; seconds: number }
  | { kind: 'backlog'; topic: string; count: number; batch: number }
  | { kind: 'place'; topic: string; keys: string[] }
  | { kind: 'tell'; topic: string; perSecond: number }
  | { kind: 'settle'; patienceMs: number; quietMs: number };

/** What comes back for each kind of order; times in milliseconds, memory in MiB. */
export interface ClientAnswers {
  /** Memory before the client was loaded. */
  open: { bareMiB: number };
  pace: { acknowledgedMs: number[]; heardMs: number[] };
  backlog: { appendedPerSecond: number; appendCpuUs: number; heardPerSecond: number; hearCpuUs: number; memoryMiB: number };
  /** The partition of each key. */
  place: Record<string, number>;
  /** Answered once the first record was heard; telling goes on until it is asked to settle. */
  tell: Record<string, never>;
  settle: { made: Made[]; heard: Heard[]; failedAppends: number; replaced: Replaced; unhandled: string[] };
}

export type ClientAnswer = { answer: ClientAnswers[ClientOrder['kind']] } | { failed: string };
