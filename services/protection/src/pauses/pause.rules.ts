import type { ClockTable, Urgency } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/**
 * How long the ladder of an alert may stand still, all its pauses together, in milliseconds: no longer than until somebody must have had
 * safe contact with the person (guide 4.2). A case without a level has no ladder.
 */
export function longestPause(urgency: Urgency, clocks: ClockTable): number {
  return urgency === 'NONE' ? 0 : clocks.levels[urgency].safeContact;
}

/**
 * @param since when the ladder first stood still in this round; now, where it has not yet
 * @throws Refusal `pause.ended-before`, `pause.too-long` (unprocessable)
 */
export function refuseUnlessShort(until: Date, { since, now, longest }: { since: Date; now: Date; longest: number }): void {
  if (until <= now) throw new Refusal('unprocessable', 'pause.ended-before', 'The pause would be over already.');
  if (until.getTime() > since.getTime() + longest) throw new Refusal('unprocessable', 'pause.too-long', 'The ladder of this level may not stand still for so long.');
}
