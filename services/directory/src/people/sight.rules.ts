import {
  actionsOf, caseFilter, needsSecondFactor, standingsOf,
  type Action, type ActionOn, type RoleHeld, type Standing, type Subject, type Way,
} from '@amparo/domain';

/** One way in which cases come to be somebody's, in codes: `{ by: 'regions', regions: ['LAC'] }`. */
export type SightWay =
  | { by: 'all' | 'no-region' | 'handler' | 'told' }
  | { by: 'regions'; regions: readonly string[] }
  | { by: 'routes'; routes: readonly string[] }
  | { by: 'referral'; statuses: readonly string[] };

/** What somebody could see and do, by the rules that decide it when she does. Codes only. */
export interface Sight {
  roles: readonly RoleHeld[];
  standings: readonly Standing[];
  /** Her roles need a second factor: without one she may do nothing at all. */
  needsSecondFactor: boolean;
  /** All that she may do with two factors, and with one. */
  actions: { twoFactors: Action[]; oneFactor: Action[] };
  /** By class: the ways that lead her to what is routed (S1), what was said (S2), who it is (S3). None: she does not see it. */
  sees: Record<'S1' | 'S2' | 'S3', SightWay[]>;
  /** Which cases she could open for an hour by breaking the glass. */
  breaksGlassOf: SightWay[];
  /** Whatever else: no case that involves her, nor her organisation, where she has one. */
  neverSees: ('OF_HERSELF' | 'OF_HER_ORGANISATION')[];
}

/** Which actions show a class of a case (ADR 0016, the table of standings). */
export const SHOWS: Readonly<Record<'S1' | 'S2' | 'S3', readonly ActionOn<'case'>[]>> = {
  S1: ['case.read-routing', 'case.read-timeline', 'item.why', 'case.read-access'],
  S2: ['case.read-content', 'case.read-conversation'],
  S3: ['case.read-identity'],
};

/**
 * What a person could see: no second copy of the rules, but what `actionsOf` and `caseFilter` answer for her.
 *
 * @param who as a token of hers would say it
 */
export function sightOf(who: Pick<Subject, 'person' | 'organisation' | 'roles'>, now: Date): Sight {
  const subject: Subject = { ...who, session: '', conflicts: [], factors: 2, language: '' };
  const ways = (actions: readonly ActionOn<'case'>[]) => each(actions.flatMap((action) => waysTo(subject, action, now)));
  return {
    roles: subject.roles,
    standings: standingsOf(subject).filter(({ is }) => is !== 'PERSON'),
    needsSecondFactor: needsSecondFactor(subject.roles),
    actions: { twoFactors: actionsOf(subject), oneFactor: actionsOf({ ...subject, factors: 1 }) },
    sees: { S1: ways(SHOWS.S1), S2: ways(SHOWS.S2), S3: ways(SHOWS.S3) },
    breaksGlassOf: ways(['case.break-glass']),
    neverSees: ['OF_HERSELF', ...(subject.organisation === undefined ? [] : ['OF_HER_ORGANISATION' as const])],
  };
}

function waysTo(subject: Subject, action: ActionOn<'case'>, now: Date): SightWay[] {
  const filter = caseFilter(subject, action, { now });
  return filter.none ? [] : filter.anyOf.map(inCodes);
}

/** Without the ids that a way holds: whose sight it is, is known. */
function inCodes(way: Way): SightWay {
  switch (way.by) {
    case 'regions':
      return { by: way.by, regions: way.regions };
    case 'routes':
      return { by: way.by, routes: way.routes };
    case 'referral':
      return { by: way.by, statuses: way.statuses };
    case 'handler':
    case 'told':
    case 'all':
    case 'no-region':
      return { by: way.by };
  }
}

/** Each once, and nothing beside `all`. */
function each(ways: readonly SightWay[]): SightWay[] {
  const all = ways.find(({ by }) => by === 'all');
  if (all !== undefined) return [all];
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
}
