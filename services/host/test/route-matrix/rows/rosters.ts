import { REGIONS, type RosterResource } from '@amparo/domain';
import { takesNoMore } from '../questions/more-fields';
import { STALE, alikeBehindTheGate, at, changesFor } from '../questions/who-may';
import { AWAY, PEOPLE, rostersWith } from '../directory-of-actors';
import { couldDo, same, says, type Matrix, type MatrixRoute } from '../matrix';
import type { RouteRows, Row } from '../row';
import type { Asker } from '../seeded';

interface Place { region?: string; group?: string }

const placeName = ({ region, group }: Place) => group ?? region ?? 'all';
const roster = ({ region, group }: Place): RosterResource => ({ kind: 'roster', ...(region === undefined ? {} : { region }), ...(group === undefined ? {} : { group }) });
const GROUPS = [...new Set(PEOPLE.flatMap((person) => rostersWith(person).flatMap(({ group }) => group ?? [])))];
const PLACES: Place[] = [{}, ...REGIONS.map((region) => ({ region })), ...GROUPS.map((group) => ({ group }))];

const mayRead = (asker: Asker, place: Place) => says(asker, 'roster.read', roster(place)) === 'allowed';
const mayChange = (asker: Asker, place: Place) => says(asker, 'roster.change', roster(place)) === 'allowed';

async function got<T>({ callers }: Matrix, { person }: Asker, { service }: MatrixRoute, path: string): Promise<T> {
  return callers.json<T>({ person }, service, 'GET', path);
}

const differs = (one: readonly string[], other: readonly string[]) => !same(one, other);

/** @param narrow a query, and what of the rosters it leaves */
const rostersListed = (asks: Row['asks'], query: string, narrow: (place: Place) => boolean): Row => ({
  asks,
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of matrix.askers.filter((one) => couldDo(one, ['roster.read']))) {
      const { rosters } = await got<{ rosters: (Place & { mayChange: boolean })[] }>(matrix, asker, route, `${route.path}${query}`);
      const right = PLACES.filter((place) => narrow(place) && mayRead(asker, place));
      if (differs(rosters.map(placeName), right.map(placeName))) wrong.push(`${asker.name}: ${rosters.map(placeName).join()}`);
      const changed = rosters.filter((place) => place.mayChange !== mayChange(asker, place));
      if (changed.length > 0) wrong.push(`${asker.name} may change: ${changed.map(placeName).join()}`);
    }
    return wrong;
  },
});

const seesAbsence = (asker: Asker, person: string) =>
  PEOPLE.some((one) => one.id === person && rostersWith(one).some((place) => says(asker, 'roster.read', place) === 'allowed'));
const changesAbsence = (asker: Asker, person: string) =>
  PEOPLE.some((one) => one.id === person && rostersWith(one).every((place) => says(asker, 'roster.change', place) === 'allowed'));

interface AbsencePage { total: number; items: { person: string }[] }

/** Absences, asked for in some way: exactly hers to see, and as many as are said to be there. */
const absencesListed = (asks: Row['asks'], query: string, narrow: (person: string) => boolean = () => true): Row => ({
  asks,
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of matrix.askers.filter((one) => couldDo(one, ['roster.read']))) {
      const { total, items } = await got<AbsencePage>(matrix, asker, route, `${route.path}?size=200${query}`);
      const right = PEOPLE.map(({ id }) => id).filter((id) => narrow(id) && seesAbsence(asker, id));
      if (differs(items.map(({ person }) => person), right)) wrong.push(`${asker.name}: ${items.length} for ${right.length}`);
      if (total !== right.length) wrong.push(`${asker.name}: ${total} counted for ${right.length}`);
    }
    return wrong;
  },
});

const absencesPaged: Row = {
  asks: 'page',
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of matrix.askers.filter((one) => couldDo(one, ['roster.read']))) {
      const seen: string[] = [];
      for (let page = 1; page < 40; page++) {
        const { items } = await got<AbsencePage>(matrix, asker, route, `${route.path}?size=3&page=${page}`);
        if (items.length === 0) break;
        seen.push(...items.map(({ person }) => person));
      }
      if (differs(seen, PEOPLE.map(({ id }) => id).filter((id) => seesAbsence(asker, id)))) wrong.push(`${asker.name}: ${seen.join()}`);
    }
    return wrong;
  },
};

const dutyChanged = changesFor(() => PLACES.filter(({ region, group }) => region !== undefined || group !== undefined).map((place) => ({
  name: `of ${placeName(place)}`,
  body: { ...STALE, person: 'outsider', role: place.group === undefined ? 'ALTERNATE_COORDINATOR' : 'DUTY', ...place },
  may: (asker) => mayChange(asker, place),
})));
const absencesChanged = (body: (person: string) => object, named: boolean) => changesFor(() => PEOPLE.map(({ id }) => ({
  name: `of ${id}`, body: body(id), ...(named ? { names: { person: id, ...AWAY } } : {}), may: (asker) => changesAbsence(asker, id),
})));

/** An absence that is not hers to change is like one that is not there. */
const notHersIsAbsent = (body: object): Row => ({
  asks: 'hidden-is-absent',
  because: 'what is not hers to change is absent',
  run: async ({ callers, askers }, route) => {
    const wrong: string[] = [];
    for (const asker of askers.filter((one) => couldDo(one, ['roster.change']))) for (const { id } of PEOPLE.filter((one) => !changesAbsence(asker, one.id))) {
      const send = (person: string) => callers.call({ person: asker.person }, route.service, route.verb, at(route.path, { person, ...AWAY }), { body });
      const [there, absent] = [await send(id), await send('nobody-at-all')];
      if (there.status !== absent.status || there.body !== absent.body) wrong.push(`${asker.name}: ${id}, ${there.status} and ${absent.status}`);
    }
    return wrong;
  },
});

const days = { from: '2030-06-01', to: '2030-06-02' };
const duty = { ...STALE, person: 'outsider', role: 'DUTY', group: 'group-grants' };

export const rosterRows: Record<string, RouteRows> = {
  'directory GET /rosters': {
    people: ['roster.read'],
    rows: [
      rostersListed('list', '', () => true), rostersListed('filter', '?region=LAC', ({ region }) => region === 'LAC'),
      rostersListed('filter', '?group=group-grants', ({ group }) => group === 'group-grants'),
    ],
  },
  'directory POST /rosters/give': { people: ['roster.change'], rows: [dutyChanged, takesNoMore(duty, ['person', 'role'])] },
  'directory POST /rosters/take': { people: ['roster.change'], rows: [dutyChanged, takesNoMore(duty, ['person', 'role'])] },
  'directory GET /absences': {
    people: ['roster.read'],
    rows: [
      absencesListed('list', ''), absencesListed('sort', '&sort=person&direction=descending'), absencesPaged,
      absencesListed('filter', '&person=coordinator', (person) => person === 'coordinator'), absencesListed('filter', '&on=2030-05-02'),
    ],
  },
  'directory POST /absences': {
    people: ['roster.change'], rows: [absencesChanged((person) => ({ ...STALE, person, ...days }), false), takesNoMore({ ...STALE, person: 'outsider', ...days }, ['person'])],
  },
  'directory PUT /absences/:person/:from/:to': {
    people: ['roster.change'],
    rows: [absencesChanged(() => ({ ...STALE, ...days }), true), takesNoMore({ ...STALE, ...days }), alikeBehindTheGate([{ person: 'coordinator', ...AWAY }], { ...STALE, ...days }), notHersIsAbsent({ ...STALE, ...days })],
  },
  'directory POST /absences/:person/:from/:to/end': {
    people: ['roster.change'],
    rows: [absencesChanged(() => STALE, true), takesNoMore(STALE), alikeBehindTheGate([{ person: 'coordinator', ...AWAY }], STALE), notHersIsAbsent(STALE)],
  },
};
