/** A pace that even a slow mobile network carries upwards (an eighth of 1 Mbit/s), in bytes a second. */
export const NORMAL_PACE = 16_384;
/** Bytes that everybody is thought to have sent already: a line needs some seconds to get going. */
const AHEAD_BYTES = 65_536;

/** Whoever sends less, for as long as she has been sending, sends nearly nothing; in bytes a second: half of what has to come at all (ADR 0041). */
const STEADY_PACE = 512;
/** Whoever has been silent for so long does not go on sending. */
const SILENT_MS = 10_000;

/** How somebody sends who holds a place. */
export interface Sending {
  /** Bytes that came. */
  bytes: number;
  /** For how long the door has been waiting for them, in milliseconds: what it needs itself does not count against her. */
  waitedMs: number;
  /** For how long it has been waiting since the last of them, in milliseconds. */
  silentMs: number;
  /** What is ended can go on later: nothing of it is lost. */
  goesOnLater: boolean;
}

/** Bytes a second, the more exact the longer she sends. */
export function paceOf({ bytes, waitedMs }: Pick<Sending, 'bytes' | 'waitedMs'>): number {
  return ((bytes + AHEAD_BYTES) * 1_000) / Math.max(waitedMs, 1);
}

/** However slowly she sends, she goes on sending. */
function isSteady({ bytes, waitedMs, silentMs }: Sending): boolean {
  return silentMs < SILENT_MS && bytes * 1_000 >= STEADY_PACE * waitedMs;
}

/** What stands for it where from somebody sends, as bursts have it; one for all where nobody knows. */
export interface Placed {
  place: string;
}

/** How places for files are given away. */
export interface GivingWay {
  /** So many slow ones at most are left alone. */
  spared: number;
  /** From where somebody comes who has none; nothing where that is no matter. */
  to?: string;
}

/**
 * Who gives way where all places are taken: first who sends nearly nothing, one of those whose file can go on later, then one of the
 * others: whoever has not yet sent what she was thought to have sent ahead, and of equals the slowest; then what can go on later, at whatever pace, in the order in which it came.
 * Of those who send slowly and steadily so many as are spared never do: they have sent most, and would lose most. Else whoever begins,
 * and seems fast for that, would put out one after another who has been sending for long.
 *
 * Nobody who sends at a normal pace gives way to somebody from where as many send already, and nobody at all to somebody from where as many do and more than a quarter of all, but among those of one network:
 * whoever has many networks would else keep out with slow ones all who are not alone in theirs. Where nobody else gives way, whoever has only begun does, from where more than half
 * of all send, to somebody from where fewer do; but for that a form that comes at a normal pace never does (ADR 0049).
 *
 * @param holders all who have a place, in the order in which they came
 * @returns nobody where all are to be left alone
 */
export function whoGivesWay<S extends Sending & Placed>(holders: readonly S[], { spared, to }: GivingWay): S | undefined {
  const slow = holders.filter((holder) => paceOf(holder) < NORMAL_PACE);
  const leftAlone = new Set(slow.filter(isSteady).sort((one, other) => other.bytes - one.bytes).slice(0, spared));
  const more = ({ place }: S): number => (to === undefined || place === to ? 1 : sendFrom(holders, place) - sendFrom(holders, to));
  const comesFromFew = to === undefined || sendFrom(holders, to) * 4 <= holders.length;
  const slowest = slow.filter((holder) => !leftAlone.has(holder) && (comesFromFew || more(holder) > 0))
    .sort((one, other) => Number(hasShownHerPace(one)) - Number(hasShownHerPace(other)) || paceOf(one) - paceOf(other));
  const others = holders.filter((holder) => !slow.includes(holder) && more(holder) > 0);
  return slowest.find(({ goesOnLater }) => goesOnLater) ?? slowest[0] ?? others.find(({ goesOnLater }) => goesOnLater)
    ?? others.filter((holder) => more(holder) > 1 && sendFrom(holders, holder.place) * 2 > holders.length && !hasShownHerPace(holder)).sort((one, other) => one.bytes - other.bytes)[0];
}

const sendFrom = (holders: readonly Placed[], place: string): number => holders.filter((holder) => holder.place === place).length;

/** Whoever began a moment ago seems faster than she is, and loses less. */
const hasShownHerPace = ({ bytes }: Sending): boolean => bytes > AHEAD_BYTES;
