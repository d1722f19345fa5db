import { HAPPENED, highest, rankOf, screen, type Report } from '@amparo/domain';
import fc from 'fast-check';
import { aReport } from '../../test/builders';
import { factsOf, isNewFinding, screenTogether, together } from './facts.rules';

const levelTogether = (...reports: Report[]) => screenTogether(reports.map(factsOf).reduce(together))?.urgency;

const anyReport = fc
  .record({
    acts: fc.subarray(['ACT-KILL', 'ACT-THREAT', 'ACT-STIGMA', 'ACT-SUMMON'] as const),
    riskFactors: fc.subarray(['RF-DATED', 'RF-PRIOR', 'RF-EVENT', 'RF-REMOTE', 'RF-WHRD'] as const),
    targets: fc.subarray(['TGT-CHILD', 'TGT-STAFF'] as const),
    sources: fc.subarray(['SRC-INTEL'] as const),
    happened: fc.constantFrom(...HAPPENED),
    stillInDanger: fc.constantFrom('YES', 'NO', 'UNKNOWN'),
    category: fc.constantFrom('REPRISAL', 'UNSURE', 'OTHER', 'COMMUNITY_REQUEST'),
    wishedUrgency: fc.constantFrom(undefined, 'LOW', 'HIGH'),
  })
  .map((change) => aReport(change as Partial<Report>));

describe('bodies read together', () => {
  it('may say more than each alone: a threat in one, its date in the other', () => {
    const threat = aReport({ acts: ['ACT-THREAT'], happened: 'LAST_30_DAYS' });
    const date = aReport({ riskFactors: ['RF-DATED'] });
    expect(highest(screen(threat).urgency, screen(date).urgency)).toBe('HIGH');
    expect(levelTogether(threat, date)).toBe('IMMINENT');
  });

  it('take the nearest date that was said', () => {
    expect(together(factsOf(aReport({ happened: 'OLDER' })), factsOf(aReport())).happened).toBe('OLDER');
    expect(together(factsOf(aReport({ happened: 'OLDER' })), factsOf(aReport({ happened: 'NOW' }))).happened).toBe('NOW');
  });

  it('give the same level in any order, and reading one twice changes nothing', () => {
    fc.assert(
      fc.property(anyReport, anyReport, anyReport, (a, b, c) => {
        expect(levelTogether(a, b, c)).toBe(levelTogether(c, b, a));
        expect(levelTogether(a, b, c)).toBe(levelTogether(b, a, c));
        expect(levelTogether(a, a)).toBe(levelTogether(a));
      }),
    );
  });

  it('leave a text without signs to the screening of its own body', () => {
    expect(screenTogether(factsOf(aReport({ category: 'UNSURE', narrative: 'x' })))).toBeUndefined();
  });

  it('of one body find what the door found', () => {
    fc.assert(fc.property(anyReport, (one) => expect(rankOf(levelTogether(one) ?? 'NONE')).toBeLessThanOrEqual(rankOf(screen(one).urgency))));
  });
});

describe('a finding', () => {
  it('is told when it is higher than what the door gave and than what was told', () => {
    expect(isNewFinding('HIGH', { doorUrgency: 'MEDIUM', foundUrgency: 'NONE' })).toBe(true);
    expect(isNewFinding('HIGH', { doorUrgency: 'MEDIUM', foundUrgency: 'HIGH' })).toBe(false);
    expect(isNewFinding('HIGH', { doorUrgency: 'IMMINENT', foundUrgency: 'NONE' })).toBe(false);
  });
});
