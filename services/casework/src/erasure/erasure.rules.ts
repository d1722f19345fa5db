/** As what a case was closed. */
export const CLOSED_AS = ['SPAM', 'NOT_A_REPRISAL', 'HELPED'] as const;
export type ClosedAs = (typeof CLOSED_AS)[number];

/** Days that a closed case is kept, by as what it was closed (guide 4.5). */
export type Retention = Readonly<Record<ClosedAs, number>>;

/** What is due once the time is over: spam, and what was no reprisal, goes; of the others a person decides. */
export const WHEN_OVER: Readonly<Record<ClosedAs, 'ERASE' | 'REVIEW'>> = { SPAM: 'ERASE', NOT_A_REPRISAL: 'ERASE', HELPED: 'REVIEW' };

/** People who must agree, all of them different, before a case is erased ahead of its time. */
export const WHO_AGREE = 2;

/** How long somebody's agreement stands, in days: who agreed to erase a case half a year ago agreed to another case. */
export const AGREED_FOR_DAYS = 7;

const DAY_MS = 86_400_000;

/** What is known of a closed case. */
export interface ClosedCase {
  closedAs: ClosedAs;
  closedAt: Date;
  /** When the last thing that was sent came in. */
  lastReceivedAt: Date;
}

/**
 * What is due of a closed case (guide 4.5, "Retention proposals"). Where something came in after it was closed, nothing goes by itself:
 * a person looks at it first.
 */
export function dueOf({ closedAs, closedAt, lastReceivedAt }: ClosedCase, retention: Retention, now: Date): 'ERASE' | 'REVIEW' | 'NOTHING' {
  if (now.getTime() - closedAt.getTime() < retention[closedAs] * DAY_MS) return 'NOTHING';
  return lastReceivedAt > closedAt ? 'REVIEW' : WHEN_OVER[closedAs];
}

/** Somebody who agreed, and when. */
export interface Agreement {
  person: string;
  at: string;
}

/**
 * Who agrees that a case is erased, with one more: each person counts once, and only for a week.
 *
 * @returns them, and whether they are enough
 */
export function agreed(before: readonly Agreement[], person: string, now: Date): { by: Agreement[]; enough: boolean } {
  const standing = before.filter(({ at }) => now.getTime() - new Date(at).getTime() < AGREED_FOR_DAYS * DAY_MS && new Date(at) <= now);
  const by = [...standing.filter((one) => one.person !== person), { person, at: now.toISOString() }];
  return { by, enough: by.length >= WHO_AGREE };
}
