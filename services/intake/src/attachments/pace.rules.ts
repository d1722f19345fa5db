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
 * others: whoever has not yet sent what she was thought to have sent ahead, and of equals the slowest; then what can go on later, at whatever pace, in the order in which it came. A file that comes at once and at a
 * normal pace never does. Nor do, of those who send slowly and steadily, so many as are spared: they have sent most, and would lose most. Else whoever begins,
 * and seems fast for that, would put out one after another who has been sending for long.
 *
 * Nobody gives way to somebody from where as many send already. Where nobody else does, whoever has only begun does, from where most send, to somebody from where
 * fewer do (ADR 0049).
 *
 * @param holders in the order in which they came
 * @returns nobody where all are to be left alone
 */
export function whoGivesWay<S extends Sending & Placed>(holders: readonly S[], { spared, to }: GivingWay): S | undefined {
  const slow = holders.filter((holder) => paceOf(holder) < NORMAL_PACE);
  const leftAlone = new Set(slow.filter(isSteady).sort((one, other) => other.bytes - one.bytes).slice(0, spared));
  const more = ({ place }: S): number => (to === undefined || place === to ? 1 : sendFrom(holders, place) - sendFrom(holders, to));
  const may = holders.filter((holder) => !leftAlone.has(holder) && more(holder) > 0);
  const slowest = may.filter((holder) => slow.includes(holder)).sort((one, other) => Number(hasShownHerPace(one)) - Number(hasShownHerPace(other)) || paceOf(one) - paceOf(other));
  return slowest.find(({ goesOnLater }) => goesOnLater) ?? slowest[0] ?? may.find(({ goesOnLater }) => goesOnLater)
    ?? may.filter((holder) => more(holder) > 1 && !hasShownHerPace(holder)).sort((one, other) => more(other) - more(one) || one.bytes - other.bytes)[0];
}

const sendFrom = (holders: readonly Placed[], place: string): number => holders.filter((holder) => holder.place === place).length;

/** Whoever began a moment ago seems faster than she is, and loses less. */
const hasShownHerPace = ({ bytes }: Sending): boolean => bytes > AHEAD_BYTES;
