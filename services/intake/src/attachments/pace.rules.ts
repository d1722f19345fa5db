/** A pace that even a slow mobile network carries upwards (an eighth of 1 Mbit/s), in bytes a second. */
export const NORMAL_PACE = 16_384;
/** Bytes that everybody is thought to have sent already: a line needs some seconds to get going. */
const AHEAD_BYTES = 65_536;

/** How somebody sends who holds a place. */
export interface Sending {
  /** Bytes that came. */
  bytes: number;
  /** For how long the door has been waiting for them, in milliseconds: what it needs itself does not count against her. */
  waitedMs: number;
  /** What is ended can go on later: nothing of it is lost. */
  goesOnLater: boolean;
}

/** Bytes a second, the more exact the longer she sends. */
export function paceOf({ bytes, waitedMs }: Sending): number {
  return ((bytes + AHEAD_BYTES) * 1_000) / Math.max(waitedMs, 1);
}

/**
 * Who gives way where all places are taken: first who sends nearly nothing, one of those whose file can go on later, then one of the
 * others: whoever has not yet sent what she was thought to have sent ahead, and of equals the slowest; then what can go on later, at whatever pace, in the order in which it came. A file that comes at once and at a
 * normal pace never does.
 *
 * @param holders in the order in which they came
 * @returns nobody where all are to be left alone
 */
export function whoGivesWay<S extends Sending>(holders: readonly S[]): S | undefined {
  const slow = holders.filter((holder) => paceOf(holder) < NORMAL_PACE).sort((one, other) => Number(hasShownHerPace(one)) - Number(hasShownHerPace(other)) || paceOf(one) - paceOf(other));
  return slow.find(({ goesOnLater }) => goesOnLater) ?? slow[0] ?? holders.find(({ goesOnLater }) => goesOnLater);
}

/** Whoever began a moment ago seems faster than she is, and loses less. */
const hasShownHerPace = ({ bytes }: Sending): boolean => bytes > AHEAD_BYTES;
