import { ACTION_NAMES, ACTIONS, type Action, type ActionFacts, type ActionOn } from './actions';
import { brokenCases, hasConflict, isTied } from './relations.rules';
import type { AccessContext, CaseResource, ConflictFacts, Resource, ResourceOf } from './resources';
import { standingsOf, type Standing } from './standings.rules';
import type { Subject } from './subject';
import { BEHIND_GLASS, ELSEWHERE, ON_CASES, type Extent, type Relation } from './who-may.rules';

/** Why not, for programs. `access.hidden` must be answered as if there were no such thing. */
export type AccessCode = 'access.hidden' | 'access.forbidden' | 'access.second-factor' | 'access.second-person';

/** The answer. `hidden`: she must not even learn that it exists, so answer as for an id that nobody has. */
export type Access = { allowed: true } | { allowed: false; hidden: boolean; code: AccessCode };

const ALLOWED: Access = { allowed: true };
const HIDDEN: Access = { allowed: false, hidden: true, code: 'access.hidden' };
const refused = (code: AccessCode): Access => ({ allowed: false, hidden: false, code });

/**
 * Whether somebody may do something to something, now (security: "Who may"). Deny by default: role and relation and
 * sensitivity must all say yes; a conflict of interest hides a case before any of them is asked.
 */
export function can<A extends Action>(subject: Subject, action: A, resource: ResourceOf<A>, context: AccessContext): Access {
  const to: Resource = resource;
  if (to.kind !== ACTIONS[action].on) return HIDDEN;
  const conflict = conflictFactsOf(to);
  if (conflict !== undefined && hasConflict(subject, conflict)) return HIDDEN;
  return to.kind === 'case' ? canOnCase(subject, action as ActionOn<'case'>, to, context) : canElsewhere(subject, action as Elsewhere, to);
}

/**
 * Whether there could be anything to which somebody may do this: for the gate of a route and for menus. What she may do it
 * to is for `can()`, row by row.
 */
export function mayAtAll(subject: Subject, action: Action): boolean {
  if (!factorsSuffice(subject, action)) return false;
  const standings = standingsOf(subject);
  if (!isOnCase(action)) return standings.some(({ is }) => isWithin(ELSEWHERE[action][is], subject));
  const reaches = (on: ActionOn<'case'>) => standings.some(({ is }) => (ON_CASES[on][is] ?? []).some((relation) => isPossible(relation, subject)));
  return reaches(action) || (BEHIND_GLASS.has(action) && reaches('case.break-glass'));
}

/** All that somebody may do at all, in the order of `ACTIONS`. */
export function actionsOf(subject: Subject): Action[] {
  return ACTION_NAMES.filter((action) => mayAtAll(subject, action));
}

/** S2 and above and all administration need two factors, whatever the role. */
export function factorsSuffice(subject: Subject, action: Action): boolean {
  const { sensitivity, administration }: ActionFacts = ACTIONS[action];
  return subject.factors === 2 || (administration !== true && (sensitivity === 'S0' || sensitivity === 'S1'));
}

/** Whether an action is on cases, and so a matter of relations. */
export function isOnCase(action: Action): action is ActionOn<'case'> {
  return ACTIONS[action].on === 'case';
}

type Elsewhere = keyof typeof ELSEWHERE;

const isPossible = (relation: Relation, subject: Subject) => relation !== 'referral' || subject.organisation !== undefined;

/** Nobody's organisation reaches nothing. */
const isWithin = (extent: Extent | undefined, subject: Subject) =>
  extent !== undefined && ((extent !== 'organisation' && extent !== 'packet') || subject.organisation !== undefined);

function conflictFactsOf(resource: Resource): ConflictFacts | undefined {
  if (resource.kind === 'audit') return resource.about;
  return 'conflicts' in resource ? resource : undefined;
}

function canOnCase(subject: Subject, action: ActionOn<'case'>, to: CaseResource, context: AccessContext): Access {
  const standings = standingsOf(subject);
  const tied = (on: ActionOn<'case'>) => standings.some((standing) =>
    (ON_CASES[on][standing.is] ?? []).some((relation) => isTied(relation, standing, subject, to, ACTIONS[on].sensitivity, context.now)));
  const may = tied(action)
    || (BEHIND_GLASS.has(action) && brokenCases(subject.person, context).includes(to.id) && tied('case.break-glass'));
  if (may) return factorsSuffice(subject, action) ? ALLOWED : refused('access.second-factor');
  return tied('case.read-routing') ? refused('access.forbidden') : HIDDEN;
}

/** Kinds that everybody knows to exist: to refuse them tells nothing. */
const KNOWN_TO_ALL: ReadonlySet<Resource['kind']> = new Set(['region', 'roster', 'budget', 'system']);

function canElsewhere(subject: Subject, action: Elsewhere, to: Exclude<Resource, CaseResource>): Access {
  const extents = standingsOf(subject).flatMap((standing) => {
    const extent = ELSEWHERE[action][standing.is];
    return extent === undefined ? [] : [{ extent, standing }];
  });
  if (extents.some(({ extent, standing }) => reaches(extent, standing, subject, to))) {
    return factorsSuffice(subject, action) ? ALLOWED : refused('access.second-factor');
  }
  if (to.kind === 'account' && extents.length > 0) return refused('access.second-person');
  return KNOWN_TO_ALL.has(to.kind) ? refused('access.forbidden') : HIDDEN;
}

function reaches(extent: Extent, standing: Standing, subject: Subject, to: Exclude<Resource, CaseResource>): boolean {
  switch (extent) {
    case 'any':
      return true;
    case 'own':
      return 'person' in to && to.person === subject.person;
    case 'another':
      return 'person' in to && to.person !== subject.person;
    case 'second':
      // Whose factor it is counts for neither of the two.
      return to.kind === 'account' && to.person !== subject.person && to.askedBy !== subject.person && to.askedBy !== to.person;
    case 'assigned':
      return to.kind === 'application' && to.reviewers.includes(subject.person);
    case 'colleague':
      return to.kind === 'person' && to.colleague;
    case 'organisation':
      return (to.kind === 'person' || to.kind === 'referral' || to.kind === 'organisation') && subject.organisation !== undefined && to.organisation === subject.organisation;
    case 'packet':
      return to.kind === 'referral' && to.released && to.consented && subject.organisation !== undefined && to.organisation === subject.organisation;
    case 'region':
      // A roster that names a group as well is not the region's alone.
      if (to.kind === 'roster' && to.group !== undefined) return false;
      return (to.kind === 'region' || to.kind === 'roster') && standing.region !== undefined && to.region === standing.region;
  }
}
