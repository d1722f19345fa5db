import { couldAtAll, expected, type Expected } from '@amparo/testing';
import type { Action, ActionOn, BrokenGlass, Resource } from '@amparo/domain';
import type { DeclaredRoute, ServiceName } from '@amparo/platform';
import type { Callers } from './callers';
import type { Asker, Seeded, SeededCase } from './seeded';
import type { WholeSystem } from './whole-system';

/** A route of a service. */
export interface MatrixRoute extends DeclaredRoute {
  service: ServiceName;
}

/** Everything that a row needs to ask its question. */
export interface Matrix extends Seeded {
  system: WholeSystem;
  callers: Callers;
  askers: readonly Asker[];
}

/** What the documents say, of a thing that lies in the services now. */
export const says = ({ person }: Asker, action: Action, it: Resource, breakGlass: readonly BrokenGlass[] = []): Expected =>
  expected(person, action, it, { now: new Date(), breakGlass });

/** What the documents let somebody do one of these to. */
export const casesFor = (matrix: Matrix, asker: Asker, ...actions: readonly ActionOn<'case'>[]): SeededCase[] =>
  matrix.cases.filter(({ about }) => actions.some((action) => says(asker, action, about, matrix.glass) === 'allowed'));

/** Whether the documents let somebody do one of these to anything. */
export const couldDo = ({ person }: Asker, actions: readonly Action[]): boolean => actions.some((action) => couldAtAll(person, action));

/** Whom the gate of a route lets in; the others are asked at the gate. */
export const letIn = ({ askers }: Matrix, { permission }: MatrixRoute): Asker[] => askers.filter((asker) => couldDo(asker, permission.people));

const AT_ONCE = 8;

/** Asks about several things at once, and gathers what is wrong. */
export async function ofAll<T>(things: readonly T[], ask: (thing: T, place: number) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = [];
  for (let from = 0; from < things.length; from += AT_ONCE) {
    wrong.push(...(await Promise.all(things.slice(from, from + AT_ONCE).map((thing, place) => ask(thing, from + place)))).flat());
  }
  return wrong;
}

/** Whether two lists hold the same, each as often. */
export const same = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join('\n') === [...other].sort().join('\n');

/** Cases of which an answer says the id or the code, and which she may know nothing about. */
export function toldTooMuch(matrix: Matrix, asker: Asker, body: string): string[] {
  const known = new Set(casesFor(matrix, asker, 'case.read-routing', 'item.why', 'case.read-content', 'case.read-identity'));
  return matrix.cases.filter((one) => !known.has(one) && (body.includes(one.about.id) || body.includes(one.reference))).map(({ name }) => name);
}
