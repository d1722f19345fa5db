import { laneOf, type Urgency } from '@amparo/domain';

/** Find out where it happened, by asking; never by guessing. */
export const FIND_COUNTRY = 'FIND_COUNTRY';
/** Sealed content could not be fetched from the door, or does not open. */
export const FETCH_CONTENT = 'FETCH_CONTENT';
/** No message gets through to a person: reach her in another way. */
export const REACH_PERSON = 'REACH_PERSON';
/** Two people look whether a case is to be erased: the reporter asks for it, or the time for which it is kept is over. */
export const REVIEW_ERASURE = 'REVIEW_ERASURE';
/** The reporter took the whole report back: stop, and see what she wants. */
export const HEED_WITHDRAWAL = 'HEED_WITHDRAWAL';
/** The reporter comes back by this day: look for her when she does not. */
export const CHECK_BACK = 'CHECK_BACK';
/** A group was asked to see to something of the case, and has not said what came of it. */
export const SEE_TO_HAND_OFF = 'SEE_TO_HAND_OFF';
/** Nobody is left to tell. */
const NOBODY_LEFT = 'NOBODY_LEFT';

const HOUR_MS = 3_600_000;

/**
 * When a task is due: 4 hours after `from` from HIGH up, else 24 hours (urgency-and-routing: Routes, `FIND_COUNTRY`; the
 * other codes go by the same times). A case that nobody can be told of, content that nobody can read, and a report
 * that is taken back cannot wait.
 */
export function dueAfter(code: string, urgency: Urgency, from: Date): Date {
  if (code === NOBODY_LEFT || code === FETCH_CONTENT || code === HEED_WITHDRAWAL) return from;
  return new Date(from.getTime() + (laneOf(urgency) === 'danger' ? 4 : 24) * HOUR_MS);
}
