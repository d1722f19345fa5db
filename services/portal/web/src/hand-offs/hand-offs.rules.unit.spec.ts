import { groupOf, HAND_OFF_KINDS, isOpen, stillToAsk } from './hand-offs.rules';

it('can be asked for of each kind one at a time', () => {
  expect(stillToAsk([])).toEqual(HAND_OFF_KINDS);
  expect(stillToAsk([{ kind: 'GRANT', status: 'TAKEN' }, { kind: 'COMMUNITY', status: 'DECLINED' }])).toEqual(['ACCOUNTABILITY', 'COMMUNITY']);
  expect((['ASKED', 'TAKEN', 'DONE', 'DECLINED', 'CALLED_BACK'] as const).map(isOpen)).toEqual([true, true, false, false, false]);
});

it('goes to a group of its own each', () => {
  expect(HAND_OFF_KINDS.map(groupOf)).toEqual(['GRANTS', 'ACCOUNTABILITY', 'COMMUNITY_RESOURCE_EXCHANGE']);
});
