const LIFE_MS = 24 * 60 * 60_000;

/** What was asked for before this instant, and confirmed by nobody, counts no longer. */
export function resetEnds(now: Date): Date {
  return new Date(now.getTime() - LIFE_MS);
}

/** Until when a second administrator may confirm what was asked for now. */
export function resetHolds(askedAt: Date): Date {
  return new Date(askedAt.getTime() + LIFE_MS);
}
