import { randomUUID } from 'node:crypto';
import type { Answer, CallingAs } from './callers';
import { EVERY_SERVICE } from './callers';
import { couldDo, type Matrix } from './matrix';
import type { MatrixRoute, RouteRows } from './rows';
import type { Asker } from './seeded';

/** An address of the route that names nothing there is. */
export const nowhere = (path: string) => path.replace(/:\w+/g, () => randomUUID());

/**
 * Calls a route as everybody: each service, the operator, each person with one factor and with two, with a token for another
 * service, and with none. Whoever the documents do not name gets no further than the gate.
 */
export async function askTheGate(matrix: Matrix, route: MatrixRoute, rows: RouteRows): Promise<string[]> {
  const wrong: string[] = [];
  const path = nowhere(route.path);
  const body = route.verb === 'GET' || route.verb === 'DELETE' ? undefined : {};
  const ask = async (name: string, as: CallingAs, right: string | undefined, audience = route.service): Promise<void> => {
    const said = refusalIn(await matrix.callers.call(as, route.service, route.verb, path, { body, audience }));
    if (said !== right) wrong.push(`${name}: ${said ?? 'let in'}, and should be ${right ?? 'let in'}`);
  };
  await ask('nobody', 'nobody', rows.everybody ? undefined : 'access.unauthenticated');
  if (rows.everybody) return wrong;
  const other = EVERY_SERVICE.find((name) => name !== route.service) ?? 'portal';
  await ask('the operator', 'operator', rows.operator ? undefined : 'access.forbidden');
  for (const service of EVERY_SERVICE) await ask(service, { service }, rows.services?.includes(service) ? undefined : 'access.forbidden');
  for (const asker of matrix.askers) await ask(asker.name, { person: asker.person }, rightFor(asker, rows));
  for (const asker of matrix.askers.slice(0, 2)) await ask(`${asker.name}, with a token for ${other}`, { person: asker.person }, 'access.unauthenticated', other);
  return wrong;
}

function rightFor(asker: Asker, { people = [] }: RouteRows): string | undefined {
  if (couldDo(asker, people)) return undefined;
  return couldDo({ ...asker, person: { ...asker.person, factors: 2 } }, people) ? 'access.second-factor' : 'access.forbidden';
}

function refusalIn({ status, body }: Answer): string | undefined {
  if (status !== 401 && status !== 403) return undefined;
  return (JSON.parse(body) as { code: string }).code;
}
