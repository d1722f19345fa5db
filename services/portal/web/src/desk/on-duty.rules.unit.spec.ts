import { clockOf, onDutyNow, type Roster } from './on-duty.rules';

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

test('of one role, whoever is within her hours comes first, and her clock shows what it shows there', () => {
  const days = [1, 2, 3, 4, 5];
  const bogota = { person: 'bogota', role: 'DUTY' as const, zone: 'America/Bogota', hours: { from: '08:00', to: '18:00', days } };
  const berlin = { person: 'berlin', role: 'DUTY' as const, zone: 'Europe/Berlin', hours: { from: '08:00', to: '18:00', days } };
  const of = { mayChange: false, group: 'security', people: [bogota, berlin, { person: 'late', role: 'MEMBER' as const }], absences: [] };
  const at = (text: string) => onDutyNow(of, new Date(text)).now.map(({ person }) => person);
  expect(at('2026-06-01T07:00:00Z')).toEqual(['berlin', 'bogota']);
  expect(at('2026-06-01T17:00:00Z')).toEqual(['bogota', 'berlin']);
  expect(clockOf(berlin, new Date('2026-12-01T07:30:00Z'))).toEqual({ time: '08:30', isOutside: false });
  expect(clockOf(berlin, new Date('2026-06-01T03:30:00Z'))).toEqual({ time: '05:30', isOutside: true });
  expect(clockOf({ person: 'somebody', role: 'DUTY' }, new Date('2026-06-01T03:30:00Z'))).toBeUndefined();
});
