import { onDutyNow, type Roster } from './on-duty.rules';

const roster: Roster = {
  region: 'LAC', mayChange: false, people: [{ person: 'alt', role: 'ALTERNATE_COORDINATOR' }, { person: 'coord', role: 'REGIONAL_COORDINATOR' }, { person: 'new', role: 'OF_A_NEWER_DIRECTORY' as 'MEMBER' }],
  absences: [{ person: 'coord', from: '2026-03-01', to: '2026-03-03' }, { person: 'alt', from: '2026-04-01', to: '2026-04-02' }],
};
const idsAt = (at: string) => {
  const { now, next, away } = onDutyNow(roster, new Date(at));
  return [now.map(({ person }) => person), next.map(({ person }) => person), away.map(({ person, until }) => [person, until])];
};

test('whoever is there and called first is on duty, the others come next', () => {
  expect(idsAt('2026-02-28T23:59:59Z')).toEqual([['coord'], ['alt', 'new'], []]);
});

test('whoever is away is passed over until her last day has ended', () => {
  expect(idsAt('2026-03-03T23:59:59Z')).toEqual([['alt'], ['new'], [['coord', '2026-03-04T00:00:00.000Z']]]);
  expect(idsAt('2026-03-04T00:00:00Z')).toEqual([['coord'], ['alt', 'new'], []]);
  expect(idsAt('2026-04-01T00:00:00Z')).toEqual([['coord'], ['new'], [['alt', '2026-04-03T00:00:00.000Z']]]);
});

test('nobody is on duty where nobody stands', () => {
  expect(onDutyNow({ ...roster, people: [] }, new Date('2026-03-01T00:00:00Z'))).toEqual({ now: [], next: [], away: [] });
});
