import { randomUUID } from 'node:crypto';
import type { Action, Resource } from '@amparo/domain';
import { letIn, ofAll, same, says, type Matrix, type MatrixRoute } from '../matrix';
import type { Question, Row } from '../row';
import type { Asker } from '../seeded';
import { alike, at } from './who-may';

/** Something that lies in the services and belongs to somebody. */
export interface Thing {
  id: string;
  it: Resource;
}

/** Things, as they lie there when the row begins. */
type Things = (matrix: Matrix) => Promise<readonly Thing[]>;

const call = ({ callers }: Matrix, { person }: Asker, { service, verb }: MatrixRoute, path: string, body?: object) => callers.call({ person }, service, verb, path, { body });

/** A list of things: exactly those that the documents let her see. */
export const thingsListed = (action: Action, things: Things, idsIn: (body: string) => string[], { asks = 'list', query = '' }: { asks?: Question; query?: string } = {}): Row => ({
  asks,
  run: async (matrix, route) => {
    const all = await things(matrix);
    return ofAll(letIn(matrix, route), async (asker) => {
      const { status, body } = await call(matrix, asker, route, `${route.path}${query}`);
      const right = all.filter(({ it }) => says(asker, action, it) === 'allowed').map(({ id }) => id);
      const got = status === 200 ? idsIn(body) : [];
      return status === 200 && same(got, right) ? [] : [`${asker.name}: ${status}, ${got.length} for ${right.length}`];
    });
  },
});

/** A number that an answer holds: as many as are hers. */
export const thingsCounted = (action: Action, things: Things, countIn: (body: string) => number): Row => ({
  asks: 'count',
  run: async (matrix, route) => {
    const all = await things(matrix);
    return ofAll(letIn(matrix, route), async (asker) => {
      const { body } = await call(matrix, asker, route, route.path);
      const right = all.filter(({ it }) => says(asker, action, it) === 'allowed').length;
      return countIn(body) === right ? [] : [`${asker.name}: ${body} for ${right}`];
    });
  },
});

/** Another person's thing, by its id, is answered like one that nobody has, and stays as it is. */
export const anothersIsAbsent = (action: Action, things: Things, name = 'id', { body = {}, most = 12 }: { body?: object; most?: number } = {}): Row => ({
  asks: 'hidden-is-absent',
  because: "another person's is absent",
  run: async (matrix, route) => {
    const all = await things(matrix);
    return matrix.system.unchanged(route.service, () => ofAll(letIn(matrix, route), async (asker) => {
      const absent = await call(matrix, asker, route, at(route.path, { [name]: randomUUID() }), body);
      const others = all.filter(({ it }) => says(asker, action, it) === 'hidden');
      const some = others.filter((_thing, place) => place % Math.max(1, Math.floor(others.length / most)) === 0);
      return [
        ...(absent.status === 404 ? [] : [`${asker.name}: ${absent.status} for nothing`]),
        ...await ofAll(some, async ({ id }) => (alike(absent, await call(matrix, asker, route, at(route.path, { [name]: id }), body)) ? [] : [`${asker.name}: ${id}`])),
      ];
    }));
  },
});

/** Her own is done, once. */
export const ownIsDone = (action: Action, things: Things, statuses: (asker: Asker) => readonly [first: number, again: number], name = 'id'): Row => ({
  asks: 'change',
  because: 'her own is done',
  run: async (matrix, route) => {
    const all = await things(matrix);
    return ofAll(letIn(matrix, route).filter(({ person }) => person.factors === 2), async (asker) => {
      const own = all.filter(({ it }) => says(asker, action, it) === 'allowed').at(-1);
      if (own === undefined) return [];
      const path = at(route.path, { [name]: own.id });
      const got = [(await call(matrix, asker, route, path, {})).status, (await call(matrix, asker, route, path, {})).status];
      return got.join() === statuses(asker).join() ? [] : [`${asker.name}: ${got.join()}`];
    });
  },
});
