import { aDirectory, withPerson } from '../../test/builders';
import { refuseClosed, reopenedBy, whoIsTold, withCapacity } from './compromised.rules';

const file = aDirectory();
const away = (...people: string[]) => people.map((person) => ({ person, from: '2026-12-20', to: '2026-12-24' }));
const roles = (...given: { person: string; role: string; group?: string }[]) => ({ ...file, roles: given });

test.each([
  ['the working group’s duty', file, ['swg-duty']],
  ['its members, where nobody is on duty', roles({ person: 'lead', role: 'MEMBER', group: 'security' }, { person: 'coord-lac', role: 'GLOBAL_DUTY' }), ['lead']],
  ['global duty, where the group has nobody', roles({ person: 'lead', role: 'MEMBER', group: 'other' }, { person: 'coord-lac', role: 'GLOBAL_DUTY' }), ['coord-lac']],
  ['its members, where whoever is on duty is of the organisation that is closed', { ...withPerson(file, 'swg-duty', { organisation: 'P-JURIS' }), roles: [...file.roles, { person: 'lead', role: 'MEMBER', group: 'security' }] }, ['lead']],
  ['its members, where whoever is on duty is of another that is closed', { ...withCapacity(withPerson(file, 'swg-duty', { organisation: 'ORG-AMANECER' }), 'ORG-AMANECER', 'COMPROMISED'), roles: [...file.roles, { person: 'lead', role: 'MEMBER', group: 'security' }] }, ['lead']],
  ['its members, where whoever is on duty is away today', { ...file, roles: [...file.roles, { person: 'coord-lac', role: 'MEMBER', group: 'security' }], absences: away('swg-duty') }, ['coord-lac']],
  ['whoever is on duty, where she comes back today', { ...file, absences: [{ person: 'swg-duty', from: '2026-12-20', to: '2026-12-23' }] }, ['swg-duty']],
  ['the last resort, where global duty is away too', { ...file, roles: [...file.roles, { person: 'coord-lac', role: 'GLOBAL_DUTY' }], absences: away('swg-duty', 'coord-lac') }, ['lead']],
  ['the last resort, where nobody has duty', roles({ person: 'lead', role: 'LAST_RESORT' }), ['lead']],
  ['the last resort although she is away, where everybody is', { ...file, absences: away('swg-duty', 'lead') }, ['lead']],
  ['the working group although it is away, where there is no last resort', { ...roles({ person: 'swg-duty', role: 'DUTY', group: 'security' }), absences: away('swg-duty') }, ['swg-duty']],
  ['global duty although it is away, where there is nobody else', { ...roles({ person: 'lead', role: 'GLOBAL_DUTY' }), absences: away('lead') }, ['lead']],
  ['nobody of a closed organisation, away or not', { ...withPerson(file, 'lead', { organisation: 'P-JURIS' }), roles: [{ person: 'lead', role: 'LAST_RESORT' }], absences: away('lead') }, []],
])('%s is told', (_who, directory, told) => {
  expect(whoIsTold(directory, 'P-JURIS', new Date('2026-12-24T23:30:00Z'))).toEqual(told);
});

test('a file opens again what is closed where it says another capacity, none, or leaves the organisation out', () => {
  const closed = withCapacity(withCapacity(file, 'P-JURIS', 'COMPROMISED'), 'ORG-AMANECER', 'COMPROMISED');
  expect(reopenedBy(closed, file)).toEqual(['ORG-AMANECER', 'P-JURIS']);
  expect(reopenedBy(closed, { ...closed, organisations: closed.organisations.slice(0, 1) })).toEqual(['P-JURIS']);
  expect([reopenedBy(closed, closed), reopenedBy(file, file), reopenedBy(file, closed)]).toEqual([[], [], []]);
});

test('an organisation that is closed says nothing of its room any more', () => {
  const [, juris] = withCapacity(file, 'P-JURIS', 'COMPROMISED').organisations;
  expect(() => refuseClosed(juris!)).toThrow(expect.objectContaining({ code: 'organisation.closed' }));
  expect(() => refuseClosed(file.organisations[1]!)).not.toThrow();
});
