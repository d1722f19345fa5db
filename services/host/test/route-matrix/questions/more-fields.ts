import { couldDo, type Matrix, type MatrixRoute } from '../matrix';
import { nowhere } from '../gate';
import type { Row } from '../row';

/** What somebody might slip into a body to be more, or to change more, than she may. */
const MORE: Readonly<Record<string, unknown>> = {
  role: 'ADMINISTRATOR', roles: [{ role: 'ADMINISTRATOR' }], person: 'auditor', personId: 'auditor', actor: 'auditor', sub: 'auditor', factors: 2, fac: 2,
  handlers: ['auditor'], told: ['auditor'], regions: ['LAC'], routes: ['SWG'], conflicts: [], con: [], excluded: [], organisation: 'P-HERS', org: 'P-HERS',
  coordinatorsWithheld: false, referrals: [], endsAt: '2099-01-01T00:00:00.000Z', askedBy: 'auditor', admin: true, isAdmin: true,
};

/**
 * Mass assignment: a body with a field more than the route asks for is refused, whoever sends it.
 *
 * @param body a good one
 * @param own fields of the list above that the route itself asks for
 */
export function takesNoMore(body: object, own: readonly string[] = []): Row {
  return {
    asks: 'extra-fields',
    run: async (matrix, route) => {
      const asker = matrix.askers.find((one) => couldDo(one, route.permission.people));
      if (asker === undefined) return ['nobody may call it'];
      const wrong: string[] = [];
      const send = (more: object) => matrix.callers.call({ person: asker.person }, route.service, route.verb, nowhere(route.path), { body: { ...body, ...more } });
      // Otherwise every field would be refused, and none of them for what it is.
      if ((await send({})).status === 400) return ['the body is not a good one'];
      for (const [name, value] of Object.entries(MORE).filter(([field]) => !own.includes(field))) {
        const { status } = await send({ [name]: value });
        if (status !== 400) wrong.push(`${name}: ${status}`);
      }
      return wrong;
    },
  };
}

/** Nor does a query take more: whoever asks for another person's gets no more than her own. */
export function queryTakesNoMore(own: readonly string[] = []): Row {
  return {
    asks: 'another-person',
    run: async (matrix: Matrix, route: MatrixRoute) => {
      const wrong: string[] = [];
      for (const asker of matrix.askers.filter((one) => couldDo(one, route.permission.people))) {
        const plain = await matrix.callers.call({ person: asker.person }, route.service, route.verb, route.path);
        for (const name of ['person', 'personId', 'role', 'roles', 'organisation', 'conflicts', 'regions'].filter((field) => !own.includes(field))) {
          const more = await matrix.callers.call({ person: asker.person }, route.service, route.verb, `${route.path}?${name}=auditor`);
          if (more.status !== 400 && more.status !== 403 && (more.status !== plain.status || more.body !== plain.body)) wrong.push(`${asker.name}, ?${name}: ${more.status}`);
        }
      }
      return wrong;
    },
  };
}

/** The same of a route that asks for no body at all: it answers as if there were none. */
export function ignoresBody(): Row {
  return {
    asks: 'extra-fields',
    run: async (matrix, route) => {
      const asker = matrix.askers.find((one) => couldDo(one, route.permission.people));
      if (asker === undefined) return ['nobody may call it'];
      const send = (body: unknown) => matrix.callers.call({ person: asker.person }, route.service, route.verb, nowhere(route.path), { body });
      const plain = await send({});
      const more = await send(MORE);
      return more.status === plain.status || more.status === 400 ? [] : [`${plain.status}, and ${more.status} with more`];
    },
  };
}
