import fc from 'fast-check';
import { ACTS, MEASURES, RISK_FACTORS, type ActCode, type MeasureCode, type RiskFactorCode } from '../gen/vocabulary';
import { rankOf } from '../urgency/levels';
import { assessmentEnds, HOLDS_DAYS, lowestLevel, RECENCIES, type Assessed, type Recency, type Threat } from './assessment.rules';

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

  it('is never lower for a threat that is more recent', () => {
    const fromNow: Recency[] = ['NOW', 'UNKNOWN', 'DAYS_7', 'DAYS_30', 'DAYS_90', 'OLDER'];
    fc.assert(fc.property(assessed, threat, fc.nat(5), fc.nat(5), (one, more, here, there) => {
      const at = (place: number) => rank({ ...one, threats: [...one.threats, { ...more, when: fromNow[place] ?? 'NOW' }] });
      return at(Math.min(here, there)) >= at(Math.max(here, there));
    }), { numRuns: 2_000 });
  });

  it('is HIGH at least for a death threat of this month, or of which nobody knows when, whatever else is said', () => {
    const recent = fc.constantFrom<Recency[]>('NOW', 'DAYS_7', 'DAYS_30', 'UNKNOWN');
    fc.assert(fc.property(assessed, recent, (one, when) => rank({ ...one, threats: [...one.threats, { act: 'ACT-DTHREAT', when }] }) >= rankOf('HIGH')), { numRuns: 2_000 });
  });

  it('is IMMINENT where something shows that it is now, whatever protects her', () => {
    const now = fc.constantFrom<RiskFactorCode[]>('RF-NOW', 'RF-INCOMM', 'RF-DATED');
    fc.assert(fc.property(assessed, now, (one, factorOfNow) => rank({ ...one, vulnerabilities: [...one.vulnerabilities, factorOfNow] }) === rankOf('IMMINENT')), { numRuns: 2_000 });
  });

  it('is the same however often, and in whatever order, it is said', () => {
    fc.assert(fc.property(assessed, (one) => {
      const again = { threats: [...one.threats, ...one.threats].reverse(), vulnerabilities: [...one.vulnerabilities, ...one.vulnerabilities].reverse(), capacities: [...one.capacities].reverse() };
      return rank(again) === rank(one);
    }), { numRuns: 2_000 });
  });

  it('says why wherever it is more than LOW, and that what protects her lowered it only where it did', () => {
    fc.assert(fc.property(assessed, (one) => {
      const [{ level, because }, without] = [lowestLevel(one), lowestLevel({ ...one, capacities: [] })];
      return (level === 'LOW' || because.length > 0) && because.includes('CAPACITY') === (level !== without.level);
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

it('every assessment ends after it began, whatever was wished for later, and never after the longest time of its level', () => {
  fc.assert(fc.property(fc.constantFrom(...(['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] as const)), fc.option(fc.integer({ min: 1, max: 400 * 24 }), { nil: undefined }), (level, hours) => {
    const wished = hours === undefined ? undefined : new Date(AT.getTime() + hours * 3_600_000);
    const [end, latest] = [assessmentEnds(level, AT, wished), AT.getTime() + HOLDS_DAYS[level] * 86_400_000];
    return end > AT && end.getTime() === Math.min(latest, wished?.getTime() ?? latest);
  }));
});
