import type { Alert } from '../api/paths';
import { placeOf } from '../urgency/urgency.rules';

/** How an alert stands: nobody took it though the ladder has gone on; nobody took it yet; somebody has it. */
export type Standing = 'NOBODY' | 'WAITING' | 'TAKEN';

export function standingOf({ acknowledgedAt, rungsTaken }: Alert): Standing {
  if (acknowledgedAt !== null) return 'TAKEN';
  return rungsTaken > 0 ? 'NOBODY' : 'WAITING';
}

/** Alerts in three parts; in each the most urgent first, and of equal ones the one that waits longest, or was taken last. A level of a newer teller comes first. */
export function queueOf(alerts: readonly Alert[]): Record<Standing, Alert[]> {
  const of = (standing: Standing) => alerts.filter((alert) => standingOf(alert) === standing);
  const byUrgency = (rest: (a: Alert, b: Alert) => number) => (a: Alert, b: Alert) => placeOf(a.urgency) - placeOf(b.urgency) || rest(a, b);
  const oldest = byUrgency((a, b) => a.raisedAt.localeCompare(b.raisedAt));
  return { NOBODY: of('NOBODY').sort(oldest), WAITING: of('WAITING').sort(oldest), TAKEN: of('TAKEN').sort(byUrgency((a, b) => (b.acknowledgedAt ?? '').localeCompare(a.acknowledgedAt ?? ''))) };
}
