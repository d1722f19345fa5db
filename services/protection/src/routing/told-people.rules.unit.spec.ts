import { escalationRoutes, noLongerConcerned, takerRoutes } from './told-people.rules';

const LAC = [{ person: 'she', role: 'ALTERNATE_COORDINATOR', region: 'LAC' as const }];

describe('after a corrected country', () => {
  it.each<[string, string[], string[], string[]]>([
    ['a coordinator of the old region alone', ['REGIONAL_COORDINATOR:LAC'], [], ['she']],
    ['a coordinator who is told again', ['REGIONAL_COORDINATOR:LAC'], ['REGIONAL_COORDINATOR:AFR'], []],
    ['a coordinator who sits in the working group too', ['REGIONAL_COORDINATOR:LAC', 'SWG'], [], []],
    ['duty', ['GLOBAL_DUTY'], [], []],
    ['an alternate of the old region who was called', ['ESCALATION:ALTERNATE_COORDINATOR:LAC'], [], ['she']],
    ['an alternate of a region that stays', ['ESCALATION:ALTERNATE_COORDINATOR:LAC', 'ESCALATION:ALTERNATE_COORDINATOR:AFR'], [], []],
    ['an alternate of the old region who was asked to take it', takerRoutes('she', ['LAC'], false, { roles: LAC }), [], ['she']],
    ['duty that was asked to take it', takerRoutes('she', ['LAC'], true, { roles: [] }), [], []],
    ['an alternate of the old region who is the last resort too and was asked to take it', takerRoutes('she', ['LAC'], true, { roles: LAC }), [], []],
    ['the last resort', ['ESCALATION:LAST_RESORT'], [], []],
  ])('%s', (_who, before, now, released) => {
    const told = now.length === 0 ? [] : [{ person: 'she', routes: now }];
    expect(noLongerConcerned([{ person: 'she', routes: before }], told, ['AFR'])).toEqual(released);
  });
});

it('keeps of whom the ladder reached by what she was called', () => {
  const roles = [{ person: 'she', role: 'ALTERNATE_COORDINATOR', region: 'LAC' }, { person: 'she', role: 'ALTERNATE_COORDINATOR', region: 'ASIA' }];
  expect(escalationRoutes('she', 'ALTERNATE_COORDINATOR', ['AFR', 'LAC'], { roles })).toEqual(['ESCALATION:ALTERNATE_COORDINATOR:LAC']);
  expect(escalationRoutes('she', 'GLOBAL_DUTY', ['LAC'], { roles })).toEqual(['GLOBAL_DUTY']);
  expect(escalationRoutes('she', 'LAST_RESORT', ['LAC'], { roles })).toEqual(['ESCALATION:LAST_RESORT']);
});
