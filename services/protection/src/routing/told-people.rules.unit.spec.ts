import { noLongerConcerned } from './told-people.rules';

describe('after a corrected country', () => {
  it.each<[string, string[], string[], string[]]>([
    ['a coordinator of the old region alone', ['REGIONAL_COORDINATOR:LAC'], [], ['she']],
    ['a coordinator who is told again', ['REGIONAL_COORDINATOR:LAC'], ['REGIONAL_COORDINATOR:AFR'], []],
    ['a coordinator who sits in the working group too', ['REGIONAL_COORDINATOR:LAC', 'SWG'], [], []],
    ['duty', ['GLOBAL_DUTY'], [], []],
  ])('%s', (_who, before, now, released) => {
    const told = now.length === 0 ? [] : [{ person: 'she', routes: now }];
    expect(noLongerConcerned([{ person: 'she', routes: before }], told)).toEqual(released);
  });
});
