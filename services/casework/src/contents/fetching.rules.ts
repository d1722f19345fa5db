/** Why a content was not kept this time. */
export type Trouble =
  /** The door is away, or does not let us in: nothing is wrong with the content. */
  | 'DOOR_AWAY'
  /** The door does not have it. */
  | 'GONE'
  /** It was sealed to a key that is not here, or it was altered. */
  | 'UNOPENABLE'
  /** It opens, and what is in it is not a report or a message. */
  | 'UNREADABLE'
  /** Keeping it fails, and the database is there. */
  | 'FAILING';

/** Try again, or leave it to a person. */
export type NextStep = { park: false; afterMs: number; failures: number } | { park: true };

const AFTER_MS = [250, 1_000, 2_000, 5_000, 10_000, 30_000];
const MOST_FAILURES = 6;

/**
 * What to do after a try that failed (delivery: Hear, "Poison"). The door being away never parks anything: it is asked
 * until it answers, every half minute at the slowest. What cannot get better by itself is parked at once; what may is
 * tried a few times.
 *
 * @param attempts tries so far, this one included
 * @param failures tries that failed for another reason than the door being away, before this one
 */
export function afterTrouble(trouble: Trouble, attempts: number, failures: number): NextStep {
  const afterMs = AFTER_MS[Math.min(Math.max(attempts, 1), AFTER_MS.length) - 1] ?? 0;
  switch (trouble) {
    case 'DOOR_AWAY':
      return { park: false, afterMs, failures };
    case 'FAILING':
      return failures + 1 >= MOST_FAILURES ? { park: true } : { park: false, afterMs, failures: failures + 1 };
    case 'GONE':
    case 'UNOPENABLE':
    case 'UNREADABLE':
      return { park: true };
  }
}
