import { draftOf, ladderOf, withRung, type Ladder } from './ladder-draft.rules';

const ladder: Ladder = { rungs: [{ after: 1_800_000, to: 'GLOBAL_DUTY', mode: 'PAGE' }], repeat: 900_000 };

test('a ladder is typed in minutes, and is the same again when nothing was typed', () => {
  expect(draftOf(ladder)).toEqual({ rungs: [{ after: '30', to: 'GLOBAL_DUTY', mode: 'PAGE' }], repeat: '15' });
  expect(ladderOf(draftOf(ladder))).toEqual(ladder);
  expect(ladderOf({ rungs: [], repeat: ' ' })).toEqual({ rungs: [] });
});

test('one more rung comes half an hour later, at the last resort', () => {
  expect(withRung(draftOf(ladder)).rungs).toEqual([{ after: '30', to: 'GLOBAL_DUTY', mode: 'PAGE' }, { after: '60', to: 'LAST_RESORT', mode: 'PAGE' }]);
  expect(withRung({ rungs: [], repeat: '' }).rungs).toEqual([{ after: '30', to: 'LAST_RESORT', mode: 'QUEUE' }]);
});
