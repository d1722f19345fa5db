import { ACTIONS, type ActionOn, type Sensitivity } from './actions';
import { factorsSuffice, mayAtAll } from './can.rules';
import { brokenCases } from './relations.rules';
import type { AccessContext, ReferralFacts } from './resources';
import { standingsOf, type Standing } from './standings.rules';
import type { Subject } from './subject';
import { BEHIND_GLASS, ELSEWHERE, ON_CASES, type Relation } from './who-may.rules';

/** What must not stand in a row, whatever else is true of it. */
export interface NotHidden {
  /** None of the row's conflict ids. */
  notConflicts: readonly string[];
  /** Not among the row's excluded people. */
  notExcluded: string;
}

/** One way in which a case is somebody's to see. */
export type Way =
  /** Every case. */
  | { by: 'all' }
  /** One of the case's regions is one of these, and its coordinators are not withheld. */
  | { by: 'regions'; regions: readonly string[] }
  /** One of the case's routes is one of these. */
  | { by: 'routes'; routes: readonly string[] }
  /** The case has no region. */
  | { by: 'no-region' }
  /** She is among the case's handlers. */
  | { by: 'handler'; person: string }
  /** She is among the people told of it, and not released. */
  | { by: 'told'; person: string }
  /** Some referral to the organisation has one of the statuses, the class in its scope, and consent that holds at `now`. */
  | { by: 'referral'; organisation: string; statuses: readonly ReferralFacts['status'][]; scope: Sensitivity; now: Date };

/** Which cases: none, or those that are not hidden and to which at least one way leads. */
export type CaseFilter =
  | { none: true }
  | ({
      none: false;
      anyOf: readonly Way[];
      /** Beside them: cases of these ids to which one of these ways leads (broken glass). */
      orAmong?: { cases: readonly string[]; anyOf: readonly Way[] };
    } & NotHidden);

/**
 * Which cases somebody may do something to, as data from which a service makes SQL: it picks exactly the cases for which
 * `can()` says yes. Totals, pages and searches are computed after it.
 */
export function caseFilter(subject: Subject, action: ActionOn<'case'>, context: AccessContext): CaseFilter {
  if (!factorsSuffice(subject, action)) return { none: true };
  const standings = standingsOf(subject);
  const anyOf = waysOf(standings, subject, action, context.now);
  const cases = BEHIND_GLASS.has(action) ? brokenCases(subject.person, context) : [];
  const behindGlass = cases.length === 0 ? [] : waysOf(standings, subject, 'case.break-glass', context.now);
  if (anyOf.length === 0 && behindGlass.length === 0) return { none: true };
  return { none: false, anyOf, ...(behindGlass.length === 0 ? {} : { orAmong: { cases, anyOf: behindGlass } }), ...notHidden(subject) };
}

/** What keeps somebody from cases in which she has a conflict; for rows that are hers for other reasons, and for figures of cases. */
export function notHidden(subject: Subject): NotHidden {
  return { notConflicts: subject.conflicts, notExcluded: subject.person };
}

/** Which items: none, or the person's own that are not hidden. */
export function itemFilter(subject: Subject, action: ActionOn<'item'>): { none: true } | ({ none: false; person: string } & NotHidden) {
  // Every way to an item is that it is her own.
  return mayAtAll(subject, action) ? { none: false, person: subject.person, ...notHidden(subject) } : { none: true };
}

/** Which applications: none, all, or those that the person reviews; in any case not the hidden ones. */
export function applicationFilter(subject: Subject, action: ActionOn<'application'>): { none: true } | ({ none: false; reviewer?: string } & NotHidden) {
  if (!mayAtAll(subject, action)) return { none: true };
  const extents = standingsOf(subject).map(({ is }) => ELSEWHERE[action][is]);
  if (extents.includes('any')) return { none: false, ...notHidden(subject) };
  return { none: false, reviewer: subject.person, ...notHidden(subject) };
}

/** Each way once; what `all` makes needless is left out. */
function waysOf(standings: readonly Standing[], subject: Subject, action: ActionOn<'case'>, now: Date): Way[] {
  const by = new Map<Relation, Standing[]>();
  for (const standing of standings) {
    for (const relation of ON_CASES[action][standing.is] ?? []) by.set(relation, [...(by.get(relation) ?? []), standing]);
  }
  if (by.has('all')) return [{ by: 'all' }];
  const regions = each(by.get('region'), ({ region }) => (region === undefined ? [] : [region]));
  const routes = each([...(by.get('group') ?? []), ...(by.get('duty') ?? [])], (standing) => standing.routes);
  const sensitivity = ACTIONS[action].sensitivity;
  return [
    ...(regions.length > 0 ? [{ by: 'regions', regions } as const] : []),
    ...(routes.length > 0 ? [{ by: 'routes', routes } as const] : []),
    ...(by.has('duty') ? [{ by: 'no-region' } as const] : []),
    ...(by.has('assignment') ? [{ by: 'handler', person: subject.person } as const] : []),
    ...(by.has('alert') ? [{ by: 'told', person: subject.person } as const] : []),
    ...(by.has('referral') && subject.organisation !== undefined
      ? [{ by: 'referral', organisation: subject.organisation, statuses: statusesFor(sensitivity), scope: sensitivity, now } as const]
      : []),
  ];
}

const statusesFor = (sensitivity: Sensitivity): ReferralFacts['status'][] => (sensitivity === 'S1' ? ['OFFERED', 'ACCEPTED'] : ['ACCEPTED']);

function each(standings: readonly Standing[] | undefined, what: (standing: Standing) => readonly string[]): string[] {
  return [...new Set((standings ?? []).flatMap(what))].sort();
}
