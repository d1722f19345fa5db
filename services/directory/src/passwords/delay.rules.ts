/** What is being guessed. A code is guessed by who has the password already, and has a million values only. */
export type Guessed = 'PASSWORD' | 'CODE';

/** Guesses that cost nothing: people mistype. */
const FREE = 5;
const FIRST_MS = 1_000;
/** Never for ever: whoever is being attacked must get in as well. */
const LONGEST_MS: Readonly<Record<Guessed, number>> = { PASSWORD: 60_000, CODE: 15 * 60_000 };
const FORGOTTEN_AFTER_MS: Readonly<Record<Guessed, number>> = { PASSWORD: 60 * 60_000, CODE: 24 * 60 * 60_000 };

/** Failures that count, and until when the next guess is not looked at. */
export interface Held {
  failures: number;
  heldUntil: Date;
  lastAt: Date;
}

/**
 * One guess more. It counts before it is known to be wrong, so that guesses made at the same time all count; being right
 * forgets them all. A guess that is held is not counted: who waits for the end of it is not pushed back by others.
 *
 * @returns what is kept from now on, and whether this guess is held
 */
export function guess(what: Guessed, before: Held | undefined, now: Date): { held: boolean; after: Held } {
  if (before !== undefined && now < before.heldUntil) return { held: true, after: before };
  const forgotten = before === undefined || now.getTime() - before.lastAt.getTime() > FORGOTTEN_AFTER_MS[what];
  const failures = forgotten ? 1 : before.failures + 1;
  const pause = failures < FREE ? 0 : Math.min(FIRST_MS * 2 ** (failures - FREE), LONGEST_MS[what]);
  return { held: false, after: { failures, heldUntil: new Date(now.getTime() + pause), lastAt: now } };
}
