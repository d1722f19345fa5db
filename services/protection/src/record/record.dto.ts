import type { AlertMode, Rung } from '@amparo/domain';
import type { ReaderShown } from '@amparo/persistence';
import type { Reached } from './note-calls';

/** A rung of a ladder, taken or not. */
export interface RungShown {
  /** Raised again, an alert begins a new round. */
  round: number;
  rung: number;
  /** Whom it is for. */
  role: Rung;
  mode: AlertMode;
  dueAt: Date;
  firedAt: Date | null;
}

/** Somebody who was called: the item in the portal came first, at `calledAt`. */
export interface CallShown {
  round: number;
  /** Nothing: when it was raised, by whoever had it, or by a clock of the case. */
  rung: number | null;
  /** Which people the rung came to; that somebody who had it asked her to take it; or which clock of the case was overdue, that a check-in was missed. */
  reached: Reached | null;
  /** Directory id. */
  person: string;
  calledAt: Date;
  /** Which channels took a message to her, and when (ISO 8601). */
  sent: { channel: string; at: string }[];
  answeredAt: Date | null;
}

/** Who was called to the alert of a case, by what, and who answered: S1. */
export interface AlertRecord {
  rungs: RungShown[];
  calls: CallShown[];
}

/** Who did or read what of a case. */
export interface CaseReaders {
  /** Newest first, the last two hundred; `times` that somebody did it for one purpose on one day (UTC), of which `at` is the last. */
  entries: ReaderShown[];
}
