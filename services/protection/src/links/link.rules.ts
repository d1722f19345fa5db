/** Hours within which a link must be opened. */
export const LINK_HOURS = 24;
/** Minutes for which it stays open in the one browser that opened it. */
export const VISIT_MINUTES = 60;
/** Wrong codes after which it is over. */
export const MOST_TRIES = 5;
/** Digits of the code that goes another way. */
export const CODE_DIGITS = 8;

/** Ways in which staff hand something over. The link goes one way, and its code another. */
export const HANDED_BY = ['EMAIL', 'MESSENGER', 'TELEPHONE', 'TEXT_MESSAGE', 'IN_PERSON', 'POST'] as const;
export type HandedBy = (typeof HANDED_BY)[number];

/** Why a link is over before its time. */
export const LINK_ENDED = ['REVOKED', 'REPLACED', 'TRIES', 'LEFT', 'COMPROMISED'] as const;
export type LinkEnded = (typeof LINK_ENDED)[number];

/** What is said of a link that opens nothing, to whoever holds the whole of it: nobody guesses 256 bits (ADR 0059). */
export type LinkOver = 'used' | 'late' | 'taken-back' | 'tried' | 'left';

/** Of a closed organisation nothing is said, as of a link that never was. */
const SAID_OF: Readonly<Record<LinkEnded, LinkOver | undefined>> = { REVOKED: 'taken-back', REPLACED: 'taken-back', TRIES: 'tried', LEFT: 'left', COMPROMISED: undefined };

/** What a link is called, to whoever made it. */
export type LinkState = 'WAITING' | 'OPENED' | 'VERIFIED' | 'OVER';

/** A link as its rules know it. */
export interface LinkFacts {
  /** Until when it must be opened. */
  expiresAt: Date;
  openedAt: Date | null;
  /** Until when it is open, once it was opened. */
  visitUntil: Date | null;
  /** Since when the browser that opened it was shown anything. */
  seenAt: Date | null;
  verifiedAt: Date | null;
  /** Wrong codes so far. */
  tries: number;
  /** Before this no other code is looked at. */
  nextTryAt: Date | null;
  endedAt: Date | null;
}

/** When a link that is made now is over unless it was opened. */
export function linkExpires(now: Date): Date {
  return new Date(now.getTime() + LINK_HOURS * 3_600_000);
}

/** Until when a link that is opened now stays open. */
export function visitEnds(now: Date): Date {
  return new Date(now.getTime() + VISIT_MINUTES * 60_000);
}

/** Whether it can be opened: once, in its time. An answer that was lost, as by a second click, opened nothing: until something was shown it is opened anew, and closed where it was. */
export function mayBeOpened({ endedAt, seenAt, expiresAt }: LinkFacts, now: Date): boolean {
  return endedAt === null && seenAt === null && now < expiresAt;
}

/** Whether it is open now in the browser that opened it. */
export function isOpen({ endedAt, visitUntil }: LinkFacts, now: Date): boolean {
  return endedAt === null && visitUntil !== null && now < visitUntil;
}

/** Why it is not opened, where `mayBeOpened` says no. */
export function whyNotOpened({ endedBecause, seenAt }: Pick<LinkFacts, 'seenAt'> & { endedBecause: LinkEnded | null }): LinkOver | undefined {
  if (endedBecause !== null) return SAID_OF[endedBecause];
  return seenAt === null ? 'late' : 'used';
}

/** Why it is open no longer in a browser that opened it, where `isOpen` says no. */
export function whyNotOpen({ endedBecause }: { endedBecause: LinkEnded | null }): LinkOver | undefined {
  return endedBecause === null ? 'late' : SAID_OF[endedBecause];
}

/**
 * Whether whoever brings it, though it was shown to somebody before, holds it beside her: also after its hour, or after she was done, since whoever
 * stole it comes when she can. Of one that we ended, or that wrong codes did, whoever is to know of that knows.
 */
export function isElsewhere({ seenAt, endedBecause }: Pick<LinkFacts, 'seenAt'> & { endedBecause: LinkEnded | null }): boolean {
  return seenAt !== null && (endedBecause === null || endedBecause === 'LEFT');
}

/** Whether a code is looked at now. */
export function mayTry({ tries, nextTryAt }: LinkFacts, now: Date): boolean {
  return tries < MOST_TRIES && (nextTryAt === null || nextTryAt <= now);
}

/** After a wrong code: how many there were, when the next is looked at (2, 4, 8, 16 seconds later), and whether that is all. */
export function afterWrongCode({ tries }: Pick<LinkFacts, 'tries'>, now: Date): { tries: number; nextTryAt: Date; over: boolean } {
  const wrong = tries + 1;
  return { tries: wrong, nextTryAt: new Date(now.getTime() + 2 ** wrong * 1_000), over: wrong >= MOST_TRIES };
}

/** What it is called now. */
export function linkState(link: LinkFacts, now: Date): LinkState {
  if (isOpen(link, now)) return link.verifiedAt === null ? 'OPENED' : 'VERIFIED';
  return mayBeOpened(link, now) ? 'WAITING' : 'OVER';
}
