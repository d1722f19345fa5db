import { ACTIONS, ACTION_NAMES, can, type AccessContext, type Action, type Resource, type ResourceOf, type Subject } from '@amparo/domain';
import { ACTORS, ACTORS_OF_SEVERAL_ROLES, signedIn } from './actors';
import { NOW, referredSituations, situations, twiceReferred } from './cases';
import { expected, type Expected } from './expected';
import { THINGS } from './things';

const EVERYBODY = [...ACTORS, ...ACTORS_OF_SEVERAL_ROLES];

function answered(person: Subject, action: Action, it: Resource, context: AccessContext): Expected {
  const access = can(person, action, it as ResourceOf<Action>, context);
  if (access.allowed) return 'allowed';
  return access.hidden ? 'hidden' : 'refused';
}

/** All rows in which the two disagree: one line an actor and pair of answers, with the actions and the first situation. */
function differences(rows: Iterable<{ name: string; about: Resource; context: AccessContext }>) {
  const found = new Map<string, { actions: Set<Action>; first: string }>();
  let asked = 0;
  const people = EVERYBODY.flatMap((actor) => ([1, 2] as const).map((factors) => ({ name: `${actor.name} (${factors})`, person: signedIn(actor, factors) })));
  for (const { name, about, context } of rows) {
    for (const { name: who, person } of people) {
      for (const action of ACTION_NAMES.filter((one) => ACTIONS[one].on === about.kind)) {
        asked += 1;
        const right = expected(person, action, about, context);
        const said = answered(person, action, about, context);
        if (right === said) continue;
        const line = `${who}: the rules say ${said}, the documents ${right}`;
        if (!found.has(line)) found.set(line, { actions: new Set(), first: name });
        found.get(line)?.actions.add(action);
      }
    }
  }
  return { asked, found: [...found].map(([line, { actions, first }]) => `${line}: ${[...actions].join(' ')} (${first})`) };
}

describe('the matrix of everybody, every action and every relation', () => {
  it('has one answer from the rules and from the documents, on cases', () => {
    const { asked, found } = differences(situations());
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(1_000_000);
  });

  it('has one answer from both, on cases that were referred', () => {
    expect(differences(referredSituations()).found).toEqual([]);
    expect(differences(twiceReferred()).found).toEqual([]);
  });

  it('has one answer from both, on everything else', () => {
    expect(differences(THINGS.map(({ name, it }) => ({ name, about: it, context: { now: NOW } }))).found).toEqual([]);
  });
});
