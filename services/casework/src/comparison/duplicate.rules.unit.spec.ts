import fc from 'fast-check';
import { resemblanceOf } from './duplicate.rules';
import { FEATURE_KINDS, type FeatureKind } from './feature.rules';

describe('a possible duplicate', () => {
  it.each<[FeatureKind[], number | undefined]>([
    [[], undefined],
    [['COUNTRY', 'ACT'], undefined],
    [['PROJECT'], undefined],
    [['PROJECT', 'COUNTRY'], undefined],
    [['ORGANISATION', 'COUNTRY', 'ACT'], undefined],
    [['PROJECT', 'COUNTRY', 'ACT'], 50],
    [['PROJECT', 'ORGANISATION'], undefined],
    [['PROJECT', 'ORGANISATION', 'COUNTRY'], 55],
    [['CONTACT'], 50],
    [['CASE'], 60],
    [[...FEATURE_KINDS], 100],
  ])('sharing %j has the score %s', (shared, score) => {
    expect(resemblanceOf(shared)?.score).toBe(score);
  });

  it('is no less likely with more in common', () => {
    fc.assert(
      fc.property(fc.subarray([...FEATURE_KINDS]), fc.constantFrom(...FEATURE_KINDS), (shared, more) => {
        expect(resemblanceOf([...shared, more])?.score ?? 0).toBeGreaterThanOrEqual(resemblanceOf(shared)?.score ?? 0);
      }),
    );
  });
});
