import type { Alert } from '../api/paths';
import { placeOf } from '../urgency/urgency.rules';

/** How an alert stands: nobody took it though the ladder has gone on; nobody took it yet; somebody has it. */
export type Standing = 'NOBODY' | 'WAITING' | 'TAKEN';

export function standingOf({ acknowledgedAt, rungsTaken }: Alert): Standing {
  if (acknowledgedAt !== null) return 'TAKEN';
  return rungsTaken > 0 ? 'NOBODY' : 'WAITING';
}

/** Something was to be done for it by now, and was not. */
export const isOverdue = ({ clocks }: Alert): boolean => clocks.some(({ overdue }) => overdue);

/** Alerts in four parts: what she watches and somebody has stands by itself; of those that somebody has what is overdue first; in each the most urgent first, and of equal ones the one that waits longest, or was taken last. A level of a newer teller comes first. */
export function queueOf(all: readonly Alert[]): Record<Standing | 'WATCHED', Alert[]> {
  const alerts = all.filter((alert) => alert.watched !== true || standingOf(alert) !== 'TAKEN');
  const of = (standing: Standing) => alerts.filter((alert) => standingOf(alert) === standing);
  const byUrgency = (rest: (a: Alert, b: Alert) => number) => (a: Alert, b: Alert) => placeOf(a.urgency) - placeOf(b.urgency) || rest(a, b);
  const oldest = byUrgency((a, b) => a.raisedAt.localeCompare(b.raisedAt));
  const taken = byUrgency((a, b) => (b.acknowledgedAt ?? '').localeCompare(a.acknowledgedAt ?? ''));
  return { NOBODY: of('NOBODY').sort(oldest), WAITING: of('WAITING').sort(oldest), TAKEN: of('TAKEN').sort((a, b) => Number(isOverdue(b)) - Number(isOverdue(a)) || taken(a, b)), WATCHED: all.filter((alert) => !alerts.includes(alert)).sort((a, b) => Number(isOverdue(b)) - Number(isOverdue(a)) || taken(a, b)) };
}
