import {
  ACTIONS, ACTION_NAMES, applicationFilter, caseFilter, hiddenKeysOf, itemFilter, keysOf, mayAtAll, meets, sightKeysOf, type AccessContext, type ActionOn, type ApplicationResource, type CaseFilter,
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

type Picks = (person: Subject, action: ActionOn<'case'>, row: Situation) => boolean;
/** Remembers an answer that depends on the person, the action and the glass that she broke, and on nothing of a row. */
function once<T>(ask: (person: Subject, action: ActionOn<'case'>, context: AccessContext) => T): typeof ask {
  const known = new Map<unknown, Map<Subject, Map<string, T>>>();
  return (person, action, context) => {
    const ofGlass = known.get(context.breakGlass) ?? new Map<Subject, Map<string, T>>();
    known.set(context.breakGlass, ofGlass);
    const ofPerson = ofGlass.get(person) ?? new Map<string, T>();
    ofGlass.set(person, ofPerson);
    const answer = ofPerson.get(action) ?? ask(person, action, context);
    ofPerson.set(action, answer);
    return answer;
  };
}
const filterOf = once(caseFilter);
const heldBy = once(keysOf);

const byFilter: Picks = (person, action, { about, context }) => picks(filterOf(person, action, context), about);
/** Sight: what row-level security asks. */
const byKeys: Picks = (person, action, { about, context }) => meets(heldBy(person, action, context), keysOn(about), context.now);

/** The keys of a case, made once: everybody is asked about it in turn. */
let last: { about: CaseResource; keys: ReturnType<typeof keysMade> } | undefined;
const keysMade = (about: CaseResource) => ({ id: about.id, sight: sightKeysOf(about), hidden: hiddenKeysOf(about) });
function keysOn(about: CaseResource) {
  if (last?.about !== about) last = { about, keys: keysMade(about) };
  return last.keys;
}

function differences(rows: Iterable<Situation>, picked: Picks): string[] {
  const found = new Map<string, string>();
  for (const row of rows) for (const { name: who, person } of PEOPLE) for (const action of ON_CASES) {
    const { name, about, context } = row;
    const inList = picked(person, action, row);
    if (inList !== (expected(person, action, about, context) === 'allowed')) {
      const line = `${who}, ${action}: ${inList ? 'picked, and not hers' : 'hers, and not picked'}`;
      if (!found.has(line)) found.set(line, name);
    }
  }
  return [...found].map(([line, name]) => `${line} (${name})`);
}

describe('the matrix of lists, counts and searches', () => {
  it('picks exactly the cases that the documents allow', () => {
    expect(differences(situations(), byFilter)).toEqual([]);
  });

  it('picks exactly the referred cases that the documents allow', () => {
    expect(differences(referredSituations(), byFilter)).toEqual([]);
    expect(differences(twiceReferred(), byFilter)).toEqual([]);
  });

  it('keeps keys that open exactly the same', () => {
    expect(differences(situations(), byKeys)).toEqual([]);
    expect(differences(referredSituations(), byKeys)).toEqual([]);
    expect(differences(twiceReferred(), byKeys)).toEqual([]);
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
