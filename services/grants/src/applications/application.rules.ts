import { laneOf, isUrgency } from '@amparo/domain';

/** How far an application has come. All start as a draft, which a person of the grants team completes with the applicant. */
export type ApplicationState = 'DRAFT';

/** What of the hand-offs of a case is for the grants team. */
export const GRANT = 'GRANT';

/** Whether a decision on who must know asks the grants team for money (urgency-and-routing: Routes). */
export function asksForGrant(routes: readonly string[]): boolean {
  return routes.includes('GRANTS');
}

/**
 * Whether an application is urgent: somebody is at risk at HIGH or IMMINENT (urgency-and-routing: Level). A level that
 * we do not know counts as urgent: unknown never lowers.
 */
export function isUrgent(urgency: string): boolean {
  return !isUrgency(urgency) || laneOf(urgency) === 'danger';
}
