import { randomUUID } from 'node:crypto';
import type { Answer, CallingAs } from './callers';
import { EVERY_SERVICE } from './callers';
import { couldDo, type Matrix, type MatrixRoute } from './matrix';
import type { RouteRows } from './row';
import type { Asker } from './seeded';

/** Names that nobody has, where an id of another form would be refused before anybody is asked. */
const NOBODYS: Readonly<Record<string, string>> = { ':country': 'ZZ', ':region': 'NOWHERE', ':from': '2031-01-01', ':to': '2031-01-02', ':step': 'nothing' };

/** An address of the route that names nothing there is. */
export const nowhere = (path: string): string => path.replace(/:\w+/g, (name) => NOBODYS[name] ?? randomUUID());

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
    if (said !== right && !(rows.refusesNothing && right === undefined && said === 'access.forbidden')) wrong.push(`${name}: ${said ?? 'let in'}, and should be ${right ?? 'let in'}`);
  };
  if (rows.browser !== undefined) return askTheBrowsersDoor(matrix, route, rows.browser);
  await ask('nobody', 'nobody', rows.everybody ? rows.signed : 'access.unauthenticated');
  if (rows.everybody) return wrong;
  const other = EVERY_SERVICE.find((name) => name !== route.service) ?? 'portal';
  await ask('the operator', 'operator', rows.operator ? undefined : 'access.forbidden');
  for (const service of EVERY_SERVICE) await ask(service, { service }, rows.services?.includes(service) ? undefined : 'access.forbidden');
  for (const asker of matrix.askers) await ask(asker.name, { person: asker.person }, rightFor(asker, rows));
  for (const asker of matrix.askers.slice(0, 2)) await ask(`${asker.name}, with a token for ${other}`, { person: asker.person }, 'access.unauthenticated', other);
  return wrong;
}

async function askTheBrowsersDoor({ callers, askers }: Matrix, { service, verb, path }: MatrixRoute, door: 'session' | 'sign-in'): Promise<string[]> {
  const tokens: CallingAs[] = ['operator', ...EVERY_SERVICE.map((name) => ({ service: name })), ...askers.map(({ person }) => ({ person }))];
  const body = verb === 'GET' ? undefined : {};
  const wrong: string[] = [];
  for (const as of door === 'session' ? ['nobody' as const, ...tokens] : tokens) {
    const { status } = await callers.call(as, service, verb, nowhere(path), { body });
    if (status !== 401) wrong.push(`${JSON.stringify(as)}: ${status}`);
  }
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
