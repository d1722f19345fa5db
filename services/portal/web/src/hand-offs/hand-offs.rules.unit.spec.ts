import { groupOf, HAND_OFF_KINDS, isOpen, showsNote, stillToAsk } from './hand-offs.rules';

it('can be asked for of each kind one at a time', () => {
  expect(stillToAsk([])).toEqual(HAND_OFF_KINDS);
  expect(stillToAsk([{ kind: 'GRANT', status: 'TAKEN' }, { kind: 'COMMUNITY', status: 'DECLINED' }])).toEqual(['ACCOUNTABILITY', 'COMMUNITY']);
  expect((['ASKED', 'TAKEN', 'DONE', 'DECLINED', 'CALLED_BACK'] as const).map(isOpen)).toEqual([true, true, false, false, false]);
});

it('goes to a group of its own each', () => {
  expect(HAND_OFF_KINDS.map(groupOf)).toEqual(['GRANTS', 'ACCOUNTABILITY', 'COMMUNITY_RESOURCE_EXCHANGE']);
});

it('is read by who has the case, and by its group until it is called back', () => {
  const [has, group, neither] = [{ hasCase: true, actsFor: false }, { hasCase: false, actsFor: true }, { hasCase: false, actsFor: false }];
  expect([has, group, neither].map((her) => [showsNote('ASKED', her), showsNote('CALLED_BACK', her)])).toEqual([[true, true], [true, false], [false, false]]);
});
