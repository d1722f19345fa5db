import { aDirectory, withPerson } from '../../test/builders';
import { refuseClosed, whoIsTold, withCapacity } from './compromised.rules';

const file = aDirectory();
const roles = (...given: { person: string; role: string; group?: string }[]) => ({ ...file, roles: given });

test.each([
  ['the working group’s duty', file, ['swg-duty']],
  ['its members, where nobody is on duty', roles({ person: 'lead', role: 'MEMBER', group: 'security' }, { person: 'coord-lac', role: 'GLOBAL_DUTY' }), ['lead']],
  ['global duty, where the group has nobody', roles({ person: 'lead', role: 'MEMBER', group: 'other' }, { person: 'coord-lac', role: 'GLOBAL_DUTY' }), ['coord-lac']],
  ['its members, where whoever is on duty is of the organisation that is closed', { ...withPerson(file, 'swg-duty', { organisation: 'P-JURIS' }), roles: [...file.roles, { person: 'lead', role: 'MEMBER', group: 'security' }] }, ['lead']],
  ['its members, where whoever is on duty is of another that is closed', { ...withCapacity(withPerson(file, 'swg-duty', { organisation: 'ORG-AMANECER' }), 'ORG-AMANECER', 'COMPROMISED'), roles: [...file.roles, { person: 'lead', role: 'MEMBER', group: 'security' }] }, ['lead']],
])('%s is told', (_who, directory, told) => {
  expect(whoIsTold(directory, 'P-JURIS')).toEqual(told);
});

test('an organisation that is closed says nothing of its room any more', () => {
  const [, juris] = withCapacity(file, 'P-JURIS', 'COMPROMISED').organisations;
  expect(() => refuseClosed(juris!)).toThrow(expect.objectContaining({ code: 'organisation.closed' }));
  expect(() => refuseClosed(file.organisations[1]!)).not.toThrow();
});
