/** A record of one teller, numbered from 0; moments are milliseconds since 1970. */
export interface Made {
  number: number;
  key: string;
  dueAt: number;
  acknowledgedAt?: number;
}

/** A record that a reader was given, in the order of giving. */
export interface Heard {
  number: number;
  at: number;
}

/** What an outage did to one client, as seen by who tells and who hears. */
export interface OutageVerdict {
  made: number;
  /** Acknowledged as durable, and never given to the reader. */
  lost: number;
  /** Never acknowledged, however long it was waited for. */
  unacknowledged: number;
  /** Given to the reader more than once. */
  twice: number;
  /** Given for the first time after a later one of the same key. */
  outOfOrder: number;
  /** From the broker's return to the first acknowledgement of what was due since the fault, in ms; 0 when it was as fast. */
  appendsAfterMs?: number;
  /** The same to the first such record that the reader was given. */
  hearsAfterMs?: number;
  /** The longest that any record took from when it was due to when it was first given. */
  longestMs: number;
}

/**
 * Judges from outside only: what was made, what was acknowledged, what was given.
 *
 * @param faultAt when the broker was taken away
 * @param backAt when it answered again
 */
export function judgeOutage(made: readonly Made[], heard: readonly Heard[], faultAt: number, backAt: number): OutageVerdict {
  const times = new Map<number, number>();
  const firstAt = new Map<number, number>();
  const latest = new Map<string, number>();
  const keyOf = new Map(made.map(({ number, key }) => [number, key]));
  let outOfOrder = 0;
  for (const { number, at } of heard) {
    times.set(number, (times.get(number) ?? 0) + 1);
    if (firstAt.has(number)) continue;
    firstAt.set(number, at);
    const key = keyOf.get(number) ?? '';
    if (number < (latest.get(key) ?? -1)) outOfOrder++;
    else latest.set(key, number);
  }
  const sinceFault = made.filter(({ dueAt }) => dueAt >= faultAt);
  return {
    made: made.length,
    lost: made.filter(({ number, acknowledgedAt }) => acknowledgedAt !== undefined && !times.has(number)).length,
    unacknowledged: made.filter(({ acknowledgedAt }) => acknowledgedAt === undefined).length,
    twice: [...times.values()].filter((count) => count > 1).length,
    outOfOrder,
    appendsAfterMs: sinceReturn(sinceFault.map(({ acknowledgedAt }) => acknowledgedAt), backAt),
    hearsAfterMs: sinceReturn(sinceFault.map(({ number }) => firstAt.get(number)), backAt),
    longestMs: Math.max(0, ...made.map(({ number, dueAt }) => (firstAt.get(number) ?? dueAt) - dueAt)),
  };
}

function sinceReturn(moments: readonly (number | undefined)[], backAt: number): number | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : Math.max(0, Math.min(...known) - backAt);
}
