/** So many runs deal out to each route what all routes share. */
export const TURNS = 6;

/** Which share of it a run sends: one of six, or all of it. */
export type Turn = number | 'all';

const DAY_MS = 86_400_000;

/**
 * The turn of a run: another one each day, so that within six days every route has got everything; or the one that is named, by which a run is
 * done again.
 *
 * @param said `all`, or a number from 0 to 5; empty where it is the day's turn
 * @throws Error where it is none of these
 */
export function turnOf(said: string, now: Date): Turn {
  if (said === '') return Math.floor(now.getTime() / DAY_MS) % TURNS;
  if (said === 'all') return 'all';
  if (!/^[0-5]$/.test(said)) throw new Error('AMPARO_HOSTILE is "all" or a number from 0 to 5.');
  return Number(said);
}
