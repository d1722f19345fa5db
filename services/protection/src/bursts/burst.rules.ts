/** More than before, and so long since the alert was raised last: it is raised again. In milliseconds. */
export const RAISED_AGAIN_AFTER_MS = 5 * 60_000;

/** Whom reports of a burst have alerted so far, and how urgently. */
export interface Gathering {
  /** Reports that share the alert now. */
  count: number;
  /** How many shared it when it was raised last. */
  counted: number;
  /** Since it was raised last, in milliseconds. */
  sinceMs: number;
}

/**
 * Whether the alert of a burst is raised again, also where somebody has taken it: ten times as many share it, or more do and five
 * minutes have passed. Somebody in danger may be among them, and she shares no line with those who flood by her own choice.
 */
export function isRaisedAgain({ count, counted, sinceMs }: Gathering): boolean {
  return count >= 10 * Math.max(counted, 1) || (count > counted && sinceMs >= RAISED_AGAIN_AFTER_MS);
}
