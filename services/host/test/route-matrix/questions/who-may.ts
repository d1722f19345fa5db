import type { Action } from '@amparo/domain';
import type { Answer } from '../callers';
import { couldDo, letIn, ofAll, type Matrix, type MatrixRoute } from '../matrix';
import type { Row } from '../row';
import type { Asker } from '../seeded';
import { nowhere } from '../gate';

/** A path of the route, with names put in. */
export const at = (path: string, names: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(names[name] ?? ''));

export const alike = (one: Answer, other: Answer): boolean =>
  one.status === other.status && one.body === other.body && JSON.stringify(one.headers) === JSON.stringify(other.headers);

const sent = (matrix: Matrix, { person }: Asker, { service, verb }: MatrixRoute, path: string, body?: object) =>
  matrix.callers.call({ person }, service, verb, path, { body: body ?? (verb === 'GET' ? undefined : {}) });

/**
 * Who may not do it at all gets one answer for an id that somebody has and for one that nobody has, to the byte.
 *
 * @param names ids that are there
 */
export function alikeBehindTheGate(names: readonly Readonly<Record<string, string>>[], body?: object): Row {
  return {
    asks: 'hidden-is-absent',
    run: async (matrix, route) => {
      const wrong: string[] = [];
      for (const asker of matrix.askers.filter((one) => !couldDo(one, route.permission.people))) {
        const absent = await sent(matrix, asker, route, nowhere(route.path), body);
        for (const there of names) {
          if (!alike(absent, await sent(matrix, asker, route, at(route.path, there), body))) wrong.push(`${asker.name}: ${JSON.stringify(there)}`);
        }
      }
      return wrong;
    },
  };
}

/** A change of one thing, as somebody would send it who saw an older version of the directory: let in, it changes nothing. */
interface StaleChange {
  name: string;
  names?: Readonly<Record<string, string>>;
  body: object;
  /** Whether the documents let her. */
  may: (asker: Asker) => boolean;
}

export const STALE = { version: 1 };
const WRITTEN_MEANWHILE = 'directory.changed-meanwhile';

/**
 * Changes of the directory: whoever may is told that somebody changed it meanwhile, whoever may not is refused, and nothing
 * is changed by anybody.
 */
export function changesFor(changes: (matrix: Matrix) => readonly StaleChange[]): Row {
  return {
    asks: 'change',
    run: (matrix, route) => matrix.system.unchanged(route.service, async () => {
      const wrong: string[] = [];
      for (const asker of letIn(matrix, route)) wrong.push(...await ofAll(changes(matrix), async ({ name, names = {}, body, may }) => {
        const { status, body: said } = await sent(matrix, asker, route, at(route.path, names), body);
        const right = may(asker) ? status === 409 && said.includes(WRITTEN_MEANWHILE) : status === 403 || (status === 404 && Object.keys(names).length > 0);
        return right ? [] : [`${asker.name}, ${name}: ${status} ${said.slice(0, 120)}`];
      }));
      return wrong;
    }),
  };
}

/** The same where everything or nothing is hers. */
export const changeForWhoever = (actions: readonly Action[], body: object, names?: Readonly<Record<string, string>>): Row =>
  changesFor(() => [{ name: 'a change', body, ...(names === undefined ? {} : { names }), may: (asker) => couldDo(asker, actions) }]);

/** A change of something that nobody has: whoever may do it hears so, whoever may not is refused, and nothing is changed. @param earned code of the answer */
export function changeOfNothing(body: object, earned: string): Row {
  return {
    asks: 'change',
    run: (matrix, route) => matrix.system.unchanged(route.service, () => ofAll(matrix.askers, async (asker) => {
      const { status, body: said } = await sent(matrix, asker, route, nowhere(route.path), body);
      const right = couldDo(asker, route.permission.people) ? status === 404 && said.includes(earned) : status === 403;
      return right ? [] : [`${asker.name}: ${status} ${said.slice(0, 120)}`];
    })),
  };
}

/** What is shown to whoever may see all of its kind. */
export function shownToWhoever(names: Readonly<Record<string, string>>): Row {
  return {
    asks: 'get',
    run: async (matrix, route) => {
      const wrong: string[] = [];
      for (const asker of matrix.askers) {
        const { status } = await sent(matrix, asker, route, at(route.path, names));
        const right = couldDo(asker, route.permission.people) ? 200 : 403;
        if (status !== right) wrong.push(`${asker.name}: ${status}, and should be ${right}`);
      }
      return wrong;
    },
  };
}
