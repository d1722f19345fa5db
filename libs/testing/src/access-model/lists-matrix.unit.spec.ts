import {
  ACTIONS, ACTION_NAMES, applicationFilter, caseFilter, itemFilter, mayAtAll, type AccessContext, type ActionOn, type ApplicationResource, type CaseFilter,
  type CaseResource, type ConflictFacts, type ItemResource, type NotHidden, type Subject, type Way,
} from '@amparo/domain';
import { ACTORS, ACTORS_OF_SEVERAL_ROLES, signedIn } from './actors';
import { NOW, referredSituations, situations, twiceReferred, type Situation } from './cases';
import { expected } from './expected';
import { THINGS } from './things';

const PEOPLE = [...ACTORS, ...ACTORS_OF_SEVERAL_ROLES].flatMap((actor) =>
  ([1, 2] as const).map((factors) => ({ name: `${actor.name} (${factors})`, person: signedIn(actor, factors) })));
const ON_CASES = ACTION_NAMES.filter((action): action is ActionOn<'case'> => ACTIONS[action].on === 'case');

/** What a row must not hold, as SQL would ask it. */
const clear = ({ notConflicts, notExcluded }: NotHidden, row: ConflictFacts) =>
  !row.conflicts.some((id) => notConflicts.includes(id)) && !row.excluded.includes(notExcluded);

/** What a way says in its words (filters: `Way`), as SQL would ask it of a row. */
function leads(way: Way, row: CaseResource): boolean {
  switch (way.by) {
    case 'all': return true;
    case 'regions': return !row.coordinatorsWithheld && row.regions.some((region) => way.regions.includes(region));
    case 'routes': return row.routes.some((route) => way.routes.includes(route));
    case 'no-region': return row.regions.length === 0;
    case 'handler': return row.handlers.includes(way.person);
    case 'told': return row.told.includes(way.person);
    case 'referral': return row.referrals.some(({ organisation, status, scope, consent }) =>
      organisation === way.organisation && way.statuses.includes(status) && scope.includes(way.scope) && consent !== undefined
      && consent.givenAt <= way.now && way.now < consent.expiresAt && !(consent.withdrawnAt !== undefined && consent.withdrawnAt <= way.now));
  }
}

function picks(filter: CaseFilter, row: CaseResource): boolean {
  if (filter.none || !clear(filter, row)) return false;
  const among = filter.orAmong;
  return filter.anyOf.some((way) => leads(way, row)) || (among !== undefined && among.cases.includes(row.id) && among.anyOf.some((way) => leads(way, row)));
}

const filters = new Map<unknown, Map<Subject, Map<string, CaseFilter>>>();

/** A filter depends on the person, the action and the glass that she broke: on nothing of a row. */
function filterOf(person: Subject, action: ActionOn<'case'>, context: AccessContext): CaseFilter {
  const ofGlass = filters.get(context.breakGlass) ?? new Map<Subject, Map<string, CaseFilter>>();
  filters.set(context.breakGlass, ofGlass);
  const ofPerson = ofGlass.get(person) ?? new Map<string, CaseFilter>();
  ofGlass.set(person, ofPerson);
  const filter = ofPerson.get(action) ?? caseFilter(person, action, context);
  ofPerson.set(action, filter);
  return filter;
}

function differences(rows: Iterable<Situation>): string[] {
  const found = new Map<string, string>();
  for (const { name, about, context } of rows) for (const { name: who, person } of PEOPLE) for (const action of ON_CASES) {
    const inList = picks(filterOf(person, action, context), about);
    if (inList !== (expected(person, action, about, context) === 'allowed')) {
      const line = `${who}, ${action}: ${inList ? 'picked, and not hers' : 'hers, and not picked'}`;
      if (!found.has(line)) found.set(line, name);
    }
  }
  return [...found].map(([line, name]) => `${line} (${name})`);
}

describe('the matrix of lists, counts and searches', () => {
  it('picks exactly the cases that the documents allow', () => {
    expect(differences(situations())).toEqual([]);
  });

  it('picks exactly the referred cases that the documents allow', () => {
    expect(differences(referredSituations())).toEqual([]);
    expect(differences(twiceReferred())).toEqual([]);
  });

  it('picks exactly the items and applications that the documents allow', () => {
    const wrong = PEOPLE.flatMap(({ name: who, person }) => THINGS.flatMap(({ name, it }) => {
      if (it.kind !== 'item' && it.kind !== 'application') return [];
      const action = it.kind === 'item' ? 'item.list' : 'application.list';
      return isPicked(person, it) === (expected(person, action, it, { now: NOW }) === 'allowed') ? [] : [`${who}: ${name}`];
    }));
    expect(wrong).toEqual([]);
  });

  it('opens a route to exactly those who could find something behind it', () => {
    const everything = [...situations(), ...referredSituations()].map(({ about, context }) => ({ it: about, context }));
    const others = THINGS.map(({ it }) => ({ it, context: { now: NOW } }));
    const wrong = PEOPLE.flatMap(({ name, person }) => ACTION_NAMES.flatMap((action) => {
      const could = [...others, ...everything].some(({ it, context }) => it.kind === ACTIONS[action].on && expected(person, action, it, context) === 'allowed');
      return mayAtAll(person, action) === could ? [] : [`${name}, ${action}: ${could ? 'closed' : 'open'}`];
    }));
    expect(wrong).toEqual([]);
  });
});

function isPicked(person: Subject, it: ItemResource | ApplicationResource): boolean {
  if (it.kind === 'item') {
    const filter = itemFilter(person, 'item.list');
    return !filter.none && filter.person === it.person && clear(filter, it);
  }
  const filter = applicationFilter(person, 'application.list');
  return !filter.none && (filter.reviewer === undefined || it.reviewers.includes(filter.reviewer)) && clear(filter, it);
}
