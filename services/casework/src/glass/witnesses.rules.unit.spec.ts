import type { Directory } from '@amparo/domain';
import { roster } from '../../test/people';
import { witnessesOf } from './witnesses.rules';

const now = new Date(Date.UTC(2026, 0, 1));
const free = { excluded: [], conflicts: [] };
const away = (person: string) => ({ person, from: '2026-01-01', to: '2026-01-01' });

it.each<[string, string, { excluded: string[]; conflicts: string[] }, Directory, string[]]>([
  ['one of the working group and one on global duty', 'coord-lac', free, roster, ['swg-duty', 'duty']],
  ['two of the working group where global duty broke it', 'duty', free, { ...roster, roles: roster.roles.map((held) => (held.person === 'swg-two' ? { ...held, role: 'DUTY' } : held)) }, ['swg-duty', 'swg-two']],
  ['members where the one on duty broke it', 'swg-duty', free, roster, ['swg-two', 'duty']],
  ['members where the one on duty is kept out', 'coord-lac', { excluded: ['swg-duty'], conflicts: [] }, roster, ['swg-two', 'duty']],
  ['nobody with a conflict', 'coord-lac', { excluded: [], conflicts: ['c-duty', 'c-swg-duty'] }, roster, ['swg-two']],
  ['nobody who is away, while others are there', 'coord-lac', free, { ...roster, absences: [away('swg-duty')] }, ['swg-two', 'duty']],
  ['nobody at all in an empty directory', 'coord-lac', free, { ...roster, people: [], roles: [] }, []],
])('are told of broken glass: %s', (_name, person, facts, directory, expected) => {
  expect(witnessesOf(person, facts, directory, now)).toEqual(expected);
});
