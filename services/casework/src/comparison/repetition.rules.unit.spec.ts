import fc from 'fast-check';
import { FEATURE_KINDS, type FeatureKind } from './feature.rules';
import { repetitionOf, type ComparedCase } from './repetition.rules';

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));
const reprisal = (id: string, from: number, to = from): ComparedCase => ({ id, reprisal: true, reprisalFrom: day(from), reprisalTo: day(to) });

describe('a repetition', () => {
  it.each<[FeatureKind, boolean]>([
    ['CASE', true], ['PROJECT', true], ['ORGANISATION', true], ['PERSON', true], ['CONTACT', true], ['COUNTRY', false], ['ACT', false],
  ])('by the same %s alone: %s', (kind, found) => {
    expect(repetitionOf(reprisal('a', 1), reprisal('b', 5), [kind]) !== undefined).toBe(found);
  });

  it('names the later case first and says what it has in common, codes and countries left out', () => {
    expect(repetitionOf(reprisal('a', 5), reprisal('b', 1), ['ACT', 'PROJECT', 'CONTACT'])).toEqual({
      caseId: 'a', earlierCaseId: 'b', because: ['CONTACT', 'PROJECT'],
    });
  });

  it('ends ninety days after the last reprisal of the earlier case', () => {
    expect(repetitionOf(reprisal('a', 1), reprisal('b', 91), ['PROJECT'])).toBeDefined();
    expect(repetitionOf(reprisal('a', 1), reprisal('b', 92), ['PROJECT'])).toBeUndefined();
    expect(repetitionOf(reprisal('a', 1, 60), reprisal('b', 150), ['PROJECT'])).toBeDefined();
  });

  it('needs two reprisals', () => {
    const request: ComparedCase = { id: 'c', reprisal: false, reprisalFrom: null, reprisalTo: null };
    expect(repetitionOf(reprisal('a', 1), request, ['PROJECT'])).toBeUndefined();
  });

  it('is the same whichever case is looked at first', () => {
    const aCase = (id: string) => fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 50 })).map(([from, more]) => reprisal(id, from, from + more));
    fc.assert(
      fc.property(aCase('a'), aCase('b'), fc.subarray([...FEATURE_KINDS]), (a, b, shared) => {
        expect(repetitionOf(a, b, shared)).toEqual(repetitionOf(b, a, shared));
      }),
    );
  });
});
