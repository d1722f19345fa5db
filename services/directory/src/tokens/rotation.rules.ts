/** When a key begins to sign. */
export interface KeyTimes {
  kid: string;
  activeFrom: Date;
}

/** A key is published for so long before it signs, so that every service has it by then. */
const PUBLISHED_BEFORE_MS = 10 * 60_000;
/** And for so long after it signed last: a token's life, and clocks that differ. */
const PUBLISHED_AFTER_MS = 5 * 60_000;

/** The key that signs now; nothing before the first one. */
export function currentKey<K extends KeyTimes>(keys: readonly K[], now: Date): K | undefined {
  return inOrder(keys).findLast(({ activeFrom }) => activeFrom <= now);
}

/**
 * What has to be made and dropped, so that one key signs and the next one is known.
 *
 * @param lifeMs how long a key signs
 */
export function planRotation(keys: readonly KeyTimes[], now: Date, lifeMs: number): { make: Date[]; drop: string[] } {
  const ordered = inOrder(keys);
  const current = currentKey(ordered, now);
  const later = (from: Date, ms: number) => new Date(from.getTime() + ms);
  const make: Date[] = [];
  if (current === undefined) make.push(now);
  if (!ordered.some(({ activeFrom }) => activeFrom > now)) {
    const due = later(current?.activeFrom ?? now, lifeMs);
    const soonest = later(now, Math.min(PUBLISHED_BEFORE_MS, lifeMs / 2));
    make.push(due > soonest ? due : soonest);
  }
  const drop = ordered.filter((_, at) => {
    const successor = ordered[at + 1];
    return successor !== undefined && later(successor.activeFrom, PUBLISHED_AFTER_MS) < now;
  });
  return { make, drop: drop.map(({ kid }) => kid) };
}

function inOrder<K extends KeyTimes>(keys: readonly K[]): K[] {
  return [...keys].sort((a, b) => a.activeFrom.getTime() - b.activeFrom.getTime());
}
