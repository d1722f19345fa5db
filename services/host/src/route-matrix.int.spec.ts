import { ACTORS } from '@amparo/testing';
import { Callers, KEY_ID, PUBLIC_KEY } from '../test/route-matrix/callers';
import { PEOPLE, subjectOfPerson, type Person } from '../test/route-matrix/directory-of-actors';
import { EVERY_ROW } from '../test/route-matrix/every-row';
import { askTheGate } from '../test/route-matrix/gate';
import type { Matrix } from '../test/route-matrix/matrix';
import { everyRoute } from '../test/route-matrix/routes-of-services';
import { addressOf } from '../test/route-matrix/row';
import { seed } from '../test/route-matrix/seeded';
import { WholeSystem } from '../test/route-matrix/whole-system';

const routes = everyRoute().map((route) => ({ route, address: addressOf(route), name: `${route.service} ${route.verb} ${route.path}` }));

describe('every route of every service, called as everybody', () => {
  const system = new WholeSystem();
  let matrix: Matrix;

  beforeAll(async () => {
    await system.start(KEY_ID, PUBLIC_KEY);
    const callers = new Callers(system);
    const seeded = await seed(system, callers);
    const asker = (person: Person, factors: 1 | 2) => ({ name: `${person.actor.name} (${factors})`, person: subjectOfPerson(person, factors, seeded.conflictIds) });
    const ofOneRole = PEOPLE.filter(({ actor }) => ACTORS.includes(actor));
    const askers = [...PEOPLE.map((person) => asker(person, 2)), ...ofOneRole.map((person) => asker(person, 1))];
    matrix = { ...seeded, system, callers, askers };
  }, 120_000);

  afterAll(() => system.stop(), 120_000);

  it('are all found without anything running', () => {
    const running = system.running.flatMap(({ name, routes: found }) => found.map((route) => `${name} ${route.verb} ${route.path}`));
    expect(running.sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it.each(routes)('$name lets in whom the documents name, and nobody else', async ({ route, address }) => {
    expect(await askTheGate(matrix, route, EVERY_ROW[address] ?? { rows: [] })).toEqual([]);
  }, 60_000);

  const rows = routes.flatMap(({ route, address, name }) => (EVERY_ROW[address]?.rows ?? []).map((row) => ({ name: `${name}: ${row.because ?? row.asks}`, route, row })));
  if (rows.length > 0) {
    it.each(rows)('$name', async ({ route, row }) => {
      expect(await row.run(matrix, route)).toEqual([]);
    }, 120_000);
  }
});
