import type { AlertMode, Ladders, RoutingFacts, Rung } from '@amparo/domain';

/** A step of a ladder that has not been taken yet. */
export interface PlannedRung {
  /** 1 for the first; 0 for the one that fires when a text that a person must read stays unread. */
  rung: number;
  role: Rung;
  mode: AlertMode;
  /** Milliseconds from when the alert is raised. */
  after: number;
}

/** The rung that fires when a text that a person must read stays unread. */
export const UNREAD_RUNG = 0;

/**
 * The ladder of an alert as its level gives it (guide 4.2, last column), and for a text that a person
 * must read, a page to duty when it stays unread (urgency-and-routing: Routes, text only).
 *
 * @param mode of the level, for a ladder without rungs
 * @param unreadReview milliseconds after which a text counts as unread
 */
export function planLadder(facts: Pick<RoutingFacts, 'urgency' | 'flags'>, mode: AlertMode, ladders: Ladders, unreadReview: number): PlannedRung[] {
  const rungs: PlannedRung[] = facts.flags.textOnly
    ? [{ rung: UNREAD_RUNG, role: 'GLOBAL_DUTY', mode: 'PAGE', after: unreadReview }]
    : [];
  if (facts.urgency === 'NONE') return rungs;
  const ladder = ladders[facts.urgency];
  ladder.rungs.forEach(({ after, to, mode: how }, i) => rungs.push({ rung: i + 1, role: to, mode: how, after }));
  // A level without a ladder is not forgotten either: duty hears of it each time its repeat comes round.
  if (ladder.rungs.length === 0 && ladder.repeat !== undefined) rungs.push({ rung: 1, role: 'GLOBAL_DUTY', mode, after: ladder.repeat });
  return rungs;
}

/**
 * What follows a rung that fired: nothing while the ladder goes on; after its last rung, the same people again each
 * `repeat` milliseconds until somebody acknowledges, where the level says so.
 */
export function nextRung(fired: { rung: number; role: Rung; mode: AlertMode }, stillWaiting: number, repeat: number | undefined): PlannedRung | undefined {
  if (fired.rung === UNREAD_RUNG || stillWaiting > 0 || repeat === undefined) return undefined;
  return { rung: fired.rung + 1, role: fired.role, mode: fired.mode, after: repeat };
}
