import type { CaseResource } from '@amparo/domain';
import { roster } from '../../test/people';
import { canHave, subjectInRoster, whoCanHave } from './assignee.rules';

const now = new Date(Date.UTC(2026, 0, 1));
const aCase = (said: Partial<CaseResource> = {}): CaseResource =>
  ({ kind: 'case', id: 'case-1', regions: ['LAC'], coordinatorsWithheld: false, routes: ['SWG'], conflicts: [], excluded: [], handlers: [], told: [], referrals: [], ...said });

it.each<[string, string, Partial<CaseResource>, boolean]>([
  ['to a handler', 'hana', {}, true],
  ['to somebody of the working group', 'swg-two', {}, true],
  ['to the coordinator of another region', 'coord-afr', {}, true],
  ['to somebody whose roles give her nothing by it', 'secretary', {}, false],
  ['to somebody whom the roster does not have', 'nobody', {}, false],
  ['to somebody who is involved', 'hana', { conflicts: ['c-hana'] }, false],
  ['to somebody whose organisation is involved', 'hugo', { conflicts: ['c-org'] }, false],
  ['to somebody whom a decision keeps out', 'hana', { excluded: ['hana'] }, false],
])('a case can be given %s: %s', (_name, person, said, can) => {
  expect(canHave(person, aCase(said), roster, now)).toBe(can);
});

it('offers everybody to whom it can be given, but who has it, and does not say why others are missing', () => {
  expect(whoCanHave(aCase({ handlers: ['duty'], excluded: ['coord-afr'], conflicts: ['c-org'] }), roster, now)).toEqual(['coord-lac', 'hana', 'swg-duty', 'swg-two']);
});

it('knows somebody with the kinds of her groups', () => {
  expect(subjectInRoster('swg-duty', roster)).toMatchObject({ roles: [{ role: 'DUTY', group: 'did-security', kind: 'SECURITY_WORKING_GROUP' }], conflicts: ['c-swg-duty'] });
});
