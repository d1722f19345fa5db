import { ACTIONS, ACTION_NAMES, ROLES, type AccessContext, type GroupKind, type Resource } from '@amparo/domain';
import { ACTORS, ACTORS_OF_SEVERAL_ROLES, signedIn } from './actors';
import { NOW, referredSituations, situations } from './cases';
import { ELSEWHERE } from './elsewhere';
import { expected } from './expected';
import { ON_CASES } from './on-cases';
import { THINGS } from './things';

const people = [...ACTORS, ...ACTORS_OF_SEVERAL_ROLES].map((actor) => signedIn(actor, 2));
const cases = [...situations(), ...referredSituations()];
const everything: { it: Resource; context: AccessContext }[] = [
  ...cases.map(({ about, context }) => ({ it: about, context })), ...THINGS.map(({ it }) => ({ it, context: { now: NOW } })),
];

/** A new kind of group does not compile here until it is asked about. */
const KINDS: Record<GroupKind, true> = {
  SECURITY_WORKING_GROUP: true, COMMUNITY_RESOURCE_EXCHANGE: true, GRANTS: true, ACCOUNTABILITY: true, REVIEW: true,
  INFORMATION_SECURITY: true, STEERING_COMMITTEE: true, REGIONAL: true, THEMATIC: true, OTHER: true,
};

describe('the second model', () => {
  it('asks about everybody that the directory can hold', () => {
    const held = ACTORS.flatMap(({ roles }) => roles);
    expect(new Set(held.map(({ role }) => role))).toEqual(new Set(ROLES));
    expect(held.map(({ kind }) => kind)).toEqual(expect.arrayContaining(Object.keys(KINDS)));
  });

  it.each(ACTION_NAMES)('says of %s that somebody may and somebody may not', (action) => {
    const answers = new Set(people.flatMap((person) =>
      everything.filter(({ it }) => it.kind === ACTIONS[action].on).map(({ it, context }) => expected(person, action, it, context))));
    expect([...answers]).toEqual(expect.arrayContaining(['allowed']));
    expect(answers.size).toBeGreaterThan(1);
  });

  it.each(ON_CASES.map((sentence) => [sentence.says, sentence] as const))('needs every sentence: %s', (_says, sentence) => {
    const others = ON_CASES.filter((other) => other !== sentence);
    const alone = sentence.may.filter((action) => people.some((person) => sentence.who(person) && cases.some(({ about, context }) =>
      sentence.when(person, about, context)
      && !others.some(({ who, may, when }) => (may as readonly string[]).includes(action) && who(person) && when(person, about, context)))));
    expect(alone).toEqual(sentence.may);
  });

  it.each(ELSEWHERE.map((sentence) => [sentence.says, sentence] as const))('needs every sentence: %s', (_says, sentence) => {
    const others = ELSEWHERE.filter((other) => other !== sentence);
    const alone = sentence.may.filter((action) => people.some((person) => sentence.who(person) && THINGS.some(({ it }) =>
      it.kind === ACTIONS[action].on && sentence.when(person, it)
      && !others.some(({ who, may, when }) => (may as readonly string[]).includes(action) && who(person) && when(person, it)))));
    expect(alone).toEqual(sentence.may);
  });
});
