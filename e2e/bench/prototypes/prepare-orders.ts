import type { Arrival, PreparedSubmission } from './door-internals';

/** What the thread that prepares starts with. */
export interface PrepareStart {
  /** The started script of the door, whose modules do the work. */
  main: string;
  /** That bodies are sealed to. */
  publicKey: Uint8Array;
}

/** A body to prepare. */
export interface PrepareOrder {
  id: number;
  body: unknown;
  now: Date;
  isSealed: boolean;
  /** The copy of the directory, where it is another than before. */
  copy?: { current: unknown };
}

/** What all of it came to; or that the product has to look at the body itself, or why it could not be prepared. */
export type PrepareAnswer = { id: number } & ({ arrival: Pick<Arrival, 'receiptHash' | 'replyKey' | 'caseReference' | 'lane'>; submission: PreparedSubmission } | { isForProduct: true } | { failed: string });
