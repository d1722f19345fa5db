import { ACTIONS, type AccessContext, type Action, type Resource, type Subject } from '@amparo/domain';
import { NOW, referredSituations, situations } from './cases';
import { expected } from './expected';
import { THINGS } from './things';

let everything: { it: Resource; context: AccessContext }[] | undefined;
const answers = new Map<string, boolean>();

/** Whether there is anything in the matrix that somebody may do this to: for the gate of a route. */
export function couldAtAll(person: Subject, action: Action): boolean {
  everything ??= [
    ...THINGS.map(({ it }) => ({ it, context: { now: NOW } })), ...[...situations(), ...referredSituations()].map(({ about, context }) => ({ it: about, context })),
  ];
  // In the things of the matrix she is called "me".
  const me: Subject = { ...person, person: 'me', organisation: person.organisation, conflicts: [] };
  const key = JSON.stringify([me.roles, me.organisation, me.factors, action]);
  const known = answers.get(key) ?? everything.some(({ it, context }) => it.kind === ACTIONS[action].on && expected(me, action, it, context) === 'allowed');
  answers.set(key, known);
  return known;
}
