import { ladder, takersOf } from '../index';
import type { Rung } from '../index';
import { aDirectory } from '../../test/builders';

const now = new Date('2026-06-01T12:00:00Z');
const alert = { regions: ['LAC'], unmatchedCivilSociety: false };
const climb = (rung: Rung, excluded: string[] = [], said: Partial<typeof alert> = {}, directory = aDirectory()) => ladder({ ...alert, ...said }, directory, rung, excluded, now);

test('each rung reaches its people', () => {
  expect(climb('ALTERNATE_COORDINATOR')).toEqual({ reached: 'ALTERNATE_COORDINATOR', people: ['coord-lac-2'] });
  expect(climb('GLOBAL_DUTY')).toEqual({ reached: 'GLOBAL_DUTY', people: ['duty-global'] });
  expect(climb('LAST_RESORT')).toEqual({ reached: 'LAST_RESORT', people: ['lead'] });
});

test('alternates of all regions concerned, each once', () => {
  const roles = [...aDirectory().roles, { person: 'reviewer', role: 'ALTERNATE_COORDINATOR', region: 'AFR' }, { person: 'coord-lac-2', role: 'ALTERNATE_COORDINATOR', region: 'AFR' }];
  expect(climb('ALTERNATE_COORDINATOR', [], { regions: ['AFR', 'LAC'] }, aDirectory({ roles })).people).toEqual(['reviewer', 'coord-lac-2']);
});

test.each<[string, string[], Partial<typeof alert>]>([
  ['no alternate', [], { regions: ['AFR'] }],
  ['the alternate kept out', ['coord-lac-2'], {}],
  ['no region known', [], { regions: [] }],
  ['coordinators withheld', [], { unmatchedCivilSociety: true }],
])('%s falls to global duty', (_, excluded, said) => {
  expect(climb('ALTERNATE_COORDINATOR', excluded, said)).toEqual({ reached: 'GLOBAL_DUTY', people: ['duty-global'] });
});

test('nobody on global duty falls to the last resort, then to the working group, then to the Steering Committee', () => {
  const out = ['coord-lac-2', 'duty-global'];
  expect(climb('ALTERNATE_COORDINATOR', out)).toEqual({ reached: 'LAST_RESORT', people: ['lead'] });
  expect(climb('GLOBAL_DUTY', [...out, 'lead']).people).toEqual(['swg-duty', 'swg-member']);
  expect(climb('LAST_RESORT', [...out, 'lead', 'swg-duty', 'swg-member']).people).toEqual(['sc-member']);
  expect(climb('LAST_RESORT', aDirectory().people.map(({ id }) => id)).people).toEqual([]);
});

test('an absent alternate is passed over', () => {
  const absences = [{ person: 'coord-lac-2', from: '2026-05-30', to: '2026-06-01' }];
  expect(climb('ALTERNATE_COORDINATOR', [], {}, aDirectory({ absences })).reached).toBe('GLOBAL_DUTY');
});

test('coordinators and the working group can be rungs too, and fall to a wider one', () => {
  expect(climb('REGIONAL_COORDINATOR')).toEqual({ reached: 'REGIONAL_COORDINATOR', people: ['coord-lac'] });
  expect(climb('REGIONAL_COORDINATOR', ['coord-lac'])).toEqual({ reached: 'ALTERNATE_COORDINATOR', people: ['coord-lac-2'] });
  expect(climb('REGIONAL_COORDINATOR', [], { unmatchedCivilSociety: true }).reached).toBe('GLOBAL_DUTY');
  expect(climb('WORKING_GROUP')).toEqual({ reached: 'WORKING_GROUP', people: ['swg-duty'] });
  expect(climb('WORKING_GROUP', ['swg-duty', 'swg-member']).reached).toBe('GLOBAL_DUTY');
});

describe('who can take a case from whoever has it', () => {
  const takers = (excluded: string[] = [], said: Partial<typeof alert> = {}, directory = aDirectory()) => takersOf({ ...alert, ...said }, directory, excluded, now);

  it('is on duty, there, and not kept out', () => {
    expect(takers()).toEqual(['coord-lac', 'coord-lac-2', 'swg-duty', 'duty-global', 'lead']);
    expect(takers(['coord-lac', 'lead'])).not.toEqual(expect.arrayContaining(['coord-lac']));
    expect(takers([], {}, aDirectory({ absences: [{ person: 'duty-global', from: '2026-05-30', to: '2026-06-01' }] }))).not.toContain('duty-global');
  });

  it('is no coordinator where those are withheld', () => {
    expect(takers([], { unmatchedCivilSociety: true })).toEqual(['swg-duty', 'duty-global', 'lead']);
  });
});
