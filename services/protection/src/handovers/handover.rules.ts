import type { ClockTable, Urgency } from '@amparo/domain';

/**
 * How long somebody has to say whether she takes what is given to her, in milliseconds: half the time in which a person must take an
 * alert of that level (guide 4.2), so that a hand-over that fails leaves time for the next one.
 */
export function answeredWithin(urgency: Urgency, clocks: ClockTable): number {
  return Math.ceil((urgency === 'NONE' ? clocks.unreadReview : clocks.levels[urgency].acknowledge) / 2);
}
