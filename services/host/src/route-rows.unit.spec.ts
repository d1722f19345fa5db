import { ACTION_NAMES } from '@amparo/domain';
import { EVERY_ROW } from '../test/route-matrix/every-row';
import { everyRoute } from '../test/route-matrix/routes-of-services';
import { addressOf, questionsOf } from '../test/route-matrix/row';

const routes = everyRoute();

describe('the rows of the route matrix', () => {
  it('are there for every route, and for no other', () => {
    expect([...new Set(routes.map(addressOf))].sort()).toEqual(Object.keys(EVERY_ROW).sort());
  });

  it.each([...new Map(routes.map((route) => [addressOf(route), route]))])('%s is for whom its rows say', (address, { permission }) => {
    const { everybody = false, services = [], operator = false, people = [] } = EVERY_ROW[address] ?? { rows: [] };
    expect({ ...permission, services: [...permission.services].sort(), people: [...permission.people].sort() })
      .toEqual({ everybody, services: [...services].sort(), operator, people: [...people].sort() });
  });

  it('ask about every action that a route is for, and know those that none is for yet', () => {
    const asked = new Set<string>(Object.values(EVERY_ROW).flatMap(({ people = [] }) => people));
    // The stream is behind the portal's cookie, and asks for `case.stream` itself; a search is a list by a case's code.
    expect(ACTION_NAMES.filter((action) => !asked.has(action))).toEqual(['case.search', 'case.stream']);
    expect(Object.values(EVERY_ROW).flatMap(({ rows }) => rows.map(({ asks }) => asks))).toEqual(expect.arrayContaining(['search', 'stream', 'replay']));
  });

  it.each([...new Map(routes.map((route) => [addressOf(route), route]))])('%s is asked all that its shape needs', (address, route) => {
    const asked = EVERY_ROW[address]?.rows.map(({ asks }) => asks) ?? [];
    expect(questionsOf(route).filter((question) => !asked.includes(question))).toEqual([]);
  });
});
