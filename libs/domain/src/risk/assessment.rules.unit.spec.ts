import fc from 'fast-check';
import { ACTS, MEASURES, RISK_FACTORS, type ActCode, type MeasureCode, type RiskFactorCode } from '../gen/vocabulary';
import { rankOf } from '../urgency/levels';
import { assessmentEnds, lowestLevel, RECENCIES, type Assessed, type Recency, type Threat } from './assessment.rules';

const threat = fc.record({ act: fc.constantFrom(...(Object.keys(ACTS) as ActCode[])), when: fc.constantFrom(...RECENCIES) });
const factor = fc.constantFrom(...(Object.keys(RISK_FACTORS) as RiskFactorCode[]));
const capacity = fc.constantFrom(...(Object.keys(MEASURES) as MeasureCode[]));
const assessed: fc.Arbitrary<Assessed> = fc.record({ threats: fc.array(threat, { maxLength: 6 }), vulnerabilities: fc.uniqueArray(factor, { maxLength: 6 }), capacities: fc.uniqueArray(capacity, { maxLength: 6 }) });
const rank = (one: Assessed) => rankOf(lowestLevel(one).level);
const of = (threats: Threat[], vulnerabilities: RiskFactorCode[] = [], capacities: MeasureCode[] = []) => lowestLevel({ threats, vulnerabilities, capacities }).level;
const AT = new Date('2026-03-01T00:00:00Z');

describe('the level below which nobody may assess', () => {
  it.each<[string, Threat[], RiskFactorCode[], MeasureCode[], string]>([
    ['an abduction this week', [{ act: 'ACT-ABDUCT', when: 'DAYS_7' }], [], [], 'IMMINENT'],
    ['an abduction of which nobody knows when', [{ act: 'ACT-ABDUCT', when: 'UNKNOWN' }], [], ['PM-SHELTER'], 'IMMINENT'],
    ['a death threat this month', [{ act: 'ACT-DTHREAT', when: 'DAYS_30' }], [], ['PM-SHELTER', 'PM-LEGAL'], 'HIGH'],
    ['one for tomorrow', [{ act: 'ACT-DTHREAT', when: 'NOW' }], [], ['PM-SHELTER'], 'IMMINENT'],
    ['surveillance', [{ act: 'ACT-SURV', when: 'DAYS_90' }], [], [], 'MEDIUM'],
    ['surveillance of somebody with a lawyer', [{ act: 'ACT-SURV', when: 'DAYS_90' }], [], ['PM-LEGAL'], 'LOW'],
    ['surveillance that grows', [{ act: 'ACT-SURV', when: 'DAYS_90' }], ['RF-ESCAL'], ['PM-LEGAL'], 'HIGH'],
    ['surveillance with one mark', [{ act: 'ACT-SURV', when: 'DAYS_90' }], ['RF-INDIG'], [], 'MEDIUM'],
    ['surveillance with two', [{ act: 'ACT-SURV', when: 'DAYS_90' }], ['RF-INDIG', 'RF-REMOTE'], [], 'HIGH'],
    ['somebody in hiding', [], ['RF-HIDING'], ['PM-SHELTER'], 'HIGH'],
    ['no threat that is known', [], [], [], 'LOW'],
  ])('of %s', (_what, threats, vulnerabilities, capacities, level) => {
    expect(of(threats, vulnerabilities, capacities)).toBe(level);
  });

  it('is never lowered from HIGH or IMMINENT by what protects her, and by one step at most', () => {
    fc.assert(fc.property(assessed, (one) => {
      const without = rank({ ...one, capacities: [] });
      return without >= rankOf('HIGH') ? rank(one) === without : rank(one) <= without && rank(one) >= without - 1;
    }), { numRuns: 2_000 });
  });

  it('is never lowered by one more threat or vulnerability', () => {
    fc.assert(fc.property(assessed, threat, factor, (one, more, also) => {
      const before = rank(one);
      return rank({ ...one, threats: [...one.threats, more] }) >= before && rank({ ...one, vulnerabilities: [...one.vulnerabilities, also] }) >= before;
    }), { numRuns: 2_000 });
  });

  it('takes what is not known for recent', () => {
    const past: Recency[] = ['DAYS_7', 'DAYS_30', 'DAYS_90', 'OLDER'];
    fc.assert(fc.property(assessed, threat, fc.constantFrom(...past), (one, more, when) => {
      const known = rank({ ...one, threats: [...one.threats, { ...more, when }] });
      return rank({ ...one, threats: [...one.threats, { ...more, when: 'UNKNOWN' }] }) >= known;
    }), { numRuns: 2_000 });
  });

  it('says which rules gave it', () => {
    expect(lowestLevel({ threats: [{ act: 'ACT-SURV', when: 'NOW' }, { act: 'ACT-STIGMA', when: 'NOW' }], vulnerabilities: [], capacities: ['PM-LEGAL'] }).because).toEqual(['THREAT:ACT-SURV', 'CAPACITY']);
  });
});

it('an assessment ends when somebody says, and never later than its level allows', () => {
  const day = (n: number) => new Date(AT.getTime() + n * 86_400_000);
  expect([assessmentEnds('IMMINENT', AT), assessmentEnds('LOW', AT), assessmentEnds('HIGH', AT, day(3)), assessmentEnds('HIGH', AT, day(30))]).toEqual([day(2), day(90), day(3), day(14)]);
});
