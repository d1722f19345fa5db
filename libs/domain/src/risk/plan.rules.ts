const DAY_MS = 24 * 60 * 60_000;

/**
 * When whoever sees to a planned action is reminded of it: a day before, and not before half of the time that she has is over.
 * Of what is planned for a day that has passed, at that day.
 */
export function planWarnsAt(madeAt: Date, dueAt: Date): Date {
  const left = Math.max(0, dueAt.getTime() - madeAt.getTime());
  return new Date(dueAt.getTime() - Math.min(DAY_MS, left / 2));
}
