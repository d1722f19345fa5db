/** How often a page asks whether what it shows may still be shown, in milliseconds. */
export const ASK_AGAIN_MS = 12_000;

/** An answer that takes longer is given up, in milliseconds: a slower one would come too late to keep anything on the page. */
export const ANSWERED_WITHIN_MS = 14_000;

/** For how long after it was last asked a packet may still be shown, in milliseconds: with no connection nobody says that it is withdrawn. */
export const SHOWN_FOR_MS = 40_000;

/** What decides whether a packet may be on the page. */
export interface Openness {
  /** ISO 8601; until when consent held, by the last answer. Null: it held no longer. */
  openUntil: string | null | undefined;
  /** When the last answer was asked for, in milliseconds since 1970 by this device: not when it came. */
  askedAt: number;
}

/**
 * Why a packet must not be on the page now; nothing: it may. Withdrawn or over goes before lost, since that is for good.
 *
 * @param now milliseconds since 1970 by this device
 */
export function closedBecause({ openUntil, askedAt }: Openness, now: number): 'over' | 'lost' | undefined {
  if (openUntil == null || Date.parse(openUntil) <= now) return 'over';
  // A clock that was set back proves nothing.
  return now - askedAt > SHOWN_FOR_MS || now < askedAt - 1_000 ? 'lost' : undefined;
}

/** Time that is left, in the largest unit that says something: days from two on, else hours, else minutes. Nothing once it is over. */
export function timeLeft(until: string, now: number): { unit: 'days' | 'hours' | 'minutes'; count: number } | undefined {
  const minutes = Math.floor((Date.parse(until) - now) / 60_000);
  if (minutes < 0) return undefined;
  if (minutes >= 2 * 24 * 60) return { unit: 'days', count: Math.floor(minutes / (24 * 60)) };
  return minutes >= 120 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'minutes', count: minutes };
}
