import { draftOf, isWish, mayRecord, type ConsentSaid } from './consent-said.rules';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const said: ConsentSaid = {
  purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1'], how: 'WRITTEN', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], by: { who: 'PERSON' },
};
const codes = (answer: Parameters<typeof mayRecord>[0], change: Partial<ConsentSaid>) => {
  const judged = mayRecord(answer, draftOf({ ...said, ...change }, NOW), NOW);
  return judged.yes ? [] : judged.reasons.map(({ code }) => code);
};

it('is a wish where it is for anybody outside', () => {
  expect(['*', 'Anyone', 'P-JURIS', ''].map((recipient) => isWish({ purpose: 'CP-REFER', recipient }))).toEqual([true, true, false, false]);
  expect(isWish({ purpose: 'CP-CASE', recipient: '*' })).toBe(false);
});

it.each<[string, Parameters<typeof mayRecord>[0], Partial<ConsentSaid>, string[]]>([
  ['a consent', 'GIVEN', {}, []],
  ['a consent by nobody in particular', 'GIVEN', { by: undefined }, ['consent.she-can-be-asked']],
  ['a consent that says nothing', 'GIVEN', { classes: undefined, explained: undefined }, ['consent.nothing-agreed', 'consent.not-explained']],
  ['a community without a mandate that anybody could read', 'GIVEN', { by: { who: 'COMMUNITY' }, named: { basis: '  ' } }, ['consent.no-mandate']],
  ['a community with one', 'GIVEN', { by: { who: 'COMMUNITY' }, named: { basis: 'invented assembly' } }, []],
  ['a child of whom nothing is said', 'GIVEN', { by: { who: 'CHILD' } }, ['consent.child-disagrees', 'consent.caregiver-disagrees']],
  ['a refusal, whatever else is missing', 'REFUSED', { classes: [], explained: [] }, []],
  ['a refusal of everybody', 'REFUSED', { recipient: '*' }, []],
  ['a refusal of nobody', 'REFUSED', { recipient: '' }, ['consent.recipient-not-named']],
  ['a question about one partner', 'ASKED', { explained: [] }, []],
  ['a question about nobody', 'ASKED', { recipient: '' }, ['consent.recipient-not-named']],
])('judges %s', (_what, answer, change, wrong) => expect(codes(answer, change)).toEqual(wrong));
