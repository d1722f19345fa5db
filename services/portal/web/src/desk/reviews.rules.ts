import type { Review } from '../risk/risk.calls';

/** How long before an assessment ends the desk shows it, in milliseconds. */
export const SHOWN_BEFORE_MS = 48 * 3_600_000;

/**
 * What of the clocks of assessments and plans the desk shows: what has ended, ends soon, or has a late action; the first to end first.
 *
 * @param now milliseconds since 1970
 */
export function soonOf(reviews: readonly Review[], now: number): Review[] {
  return reviews.filter(({ due, late, expiresAt }) => due || late > 0 || Date.parse(expiresAt) - now <= SHOWN_BEFORE_MS).sort((a, b) => a.expiresAt.localeCompare(b.expiresAt));
}
