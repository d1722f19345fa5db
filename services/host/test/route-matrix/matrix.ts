import { couldAtAll, expected } from '@amparo/testing';
import type { Action, Resource } from '@amparo/domain';
import type { Callers } from './callers';
import type { Asker, Seeded } from './seeded';
import type { WholeSystem } from './whole-system';

/** Everything that a row needs to ask its question. */
export interface Matrix extends Seeded {
  system: WholeSystem;
  callers: Callers;
  askers: readonly Asker[];
}

/** What the documents say, of a thing that lies in the services now. */
export const says = ({ person }: Asker, action: Action, it: Resource) => expected(person, action, it, { now: new Date() });

/** Whether the documents let somebody do one of these to anything. */
export const couldDo = ({ person }: Asker, actions: readonly Action[]): boolean => actions.some((action) => couldAtAll(person, action));
