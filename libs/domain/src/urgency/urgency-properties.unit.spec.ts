import * as fc from 'fast-check';
import { codesOf, HAPPENED, hasDangerSign, rankOf, routingFactsOf, screen, addition, whoMustKnow, WISHES, ruleCodes } from '../index';
import type { Report } from '../index';
import { aDirectory, aReport, anyBody } from '../../test/builders';

type Said = Record<string, unknown> & { acts: string[]; riskFactors: string[]; targets: string[]; happened: string; wishedUrgency?: string };

const further = (list: readonly string[], code: string) => [...new Set([...list, code])];
const NEARER = [...HAPPENED.filter((each) => each !== 'UNKNOWN')].reverse();

/** One more danger in what was said: a further act, a factor, a child, a nearer date, still in danger, a higher wish. */
const moreDanger: fc.Arbitrary<(said: Said) => Said> = fc.oneof(
  fc.constantFrom(...codesOf('act_type')).map((act) => (said: Said) => (said.acts.length > 0 ? { ...said, acts: further(said.acts, act) } : said)),
  fc.constantFrom(...codesOf('risk_factor')).map((factor) => (said: Said) => ({ ...said, riskFactors: further(said.riskFactors, factor) })),
  fc.constant((said: Said) => ({ ...said, targets: further(said.targets, 'TGT-CHILD') })),
  fc.constant((said: Said) => ({ ...said, stillInDanger: 'YES' })),
  fc.constantFrom(...WISHES).map((wish) => (said: Said) => {
    const wished = said.wishedUrgency;
    return wished === undefined || WISHES.indexOf(wish) < WISHES.indexOf(wished as (typeof WISHES)[number]) ? { ...said, wishedUrgency: wish } : said;
  }),
  fc.constantFrom(...NEARER).map((happened) => (said: Said) => {
    const isNearer = said.happened === 'UNKNOWN' ? happened === 'NOW' : NEARER.indexOf(happened) > NEARER.indexOf(said.happened as (typeof NEARER)[number]);
    return isNearer ? { ...said, happened } : said;
  }),
);

const levelOf = (report: Report) => rankOf(screen(report).urgency);
const routingOf = (report: Report) => {
  const found = { caseId: 'c', odd: false, ordersInText: false, conflicts: [], organisationMatched: true, overrides: {} };
  return whoMustKnow(routingFactsOf(report, screen(report), found), aDirectory(), new Date('2026-06-01'));
};

test('more danger never lowers a level', () => {
  fc.assert(fc.property(anyBody, moreDanger, (body, more) => {
    const said = body as unknown as Said;
    expect(levelOf(aReport(more(said)))).toBeGreaterThanOrEqual(levelOf(aReport(said)));
  }), { numRuns: 3000 });
});

test('more danger, the first act included, never takes the working group or a region away', () => {
  const firstAct = fc.constantFrom(...codesOf('act_type')).map((act) => (said: Said) => ({ ...said, acts: further(said.acts, act) }));
  fc.assert(fc.property(anyBody, fc.oneof(moreDanger, firstAct), (body, more) => {
    const said = body as unknown as Said;
    const protecting = routingOf(aReport(said)).routes.filter((route) => route === 'SWG' || route === 'GLOBAL_DUTY' || route.startsWith('REGIONAL_COORDINATOR'));
    expect(routingOf(aReport(more(said))).routes).toEqual(expect.arrayContaining(protecting));
  }), { numRuns: 2000 });
});

test('an unknown code never lowers a level', () => {
  const unknown = fc.constantFrom('acts', 'riskFactors', 'targets', 'sources');
  fc.assert(fc.property(anyBody, unknown, (body, list) => {
    expect(levelOf(aReport({ ...body, [list]: [...body[list as 'acts'], 'X-NEW'] }))).toBeGreaterThanOrEqual(levelOf(aReport(body)));
  }));
});

test('a date that is not said counts as recent', () => {
  fc.assert(fc.property(anyBody, (body) => {
    for (const happened of ['LAST_3_DAYS', 'LAST_7_DAYS', 'OLDER']) {
      expect(levelOf(aReport({ ...body, happened: 'UNKNOWN' }))).toBeGreaterThanOrEqual(levelOf(aReport({ ...body, happened })));
    }
  }));
});

test('IMMINENT is reached only by a T1 fact, the floor of an act, or the wish', () => {
  fc.assert(fc.property(anyBody, (body) => {
    const { urgency, because } = screen(aReport(body));
    if (urgency !== 'IMMINENT') return;
    const imminent = because.some(({ rule, says }) => rule === 'T1' || rule === 'WISH' || (rule.startsWith('FLOOR:') && says.endsWith('IMMINENT')));
    expect(imminent).toBe(true);
  }));
});

test('a reprisal always has a level, and every screening a reason', () => {
  fc.assert(fc.property(anyBody, (body) => {
    const { urgency, reprisal, textOnly, because, lane } = screen(aReport(body));
    expect(because.length).toBeGreaterThan(0);
    if (reprisal) expect(urgency).not.toBe('NONE');
    expect(reprisal && textOnly).toBe(false);
    expect(lane === 'danger').toBe(rankOf(urgency) >= rankOf('HIGH'));
  }));
});

test('an addition never lowers, and the same body again changes nothing', () => {
  fc.assert(fc.property(anyBody, anyBody, (first, second) => {
    const report = aReport(first);
    const screened = screen(report);
    const before = { urgency: screened.urgency, acts: report.acts, reprisal: screened.reprisal, because: ruleCodes(screened.because) };
    const next = addition(before, aReport(second));
    expect(rankOf(next.urgency)).toBeGreaterThanOrEqual(rankOf(screened.urgency));
    expect(screened.reprisal && !next.reprisal).toBe(false);
    expect(addition(before, report).urgency).toBe(screened.urgency);
  }));
});

test('a danger sign stays one with more danger', () => {
  fc.assert(fc.property(anyBody, moreDanger, (body, more) => {
    const signOf = (said: Said) => {
      const report = aReport(said);
      const found = { caseId: 'c', odd: false, ordersInText: false, conflicts: [], organisationMatched: true, overrides: {} };
      return hasDangerSign(routingFactsOf(report, screen(report), found));
    };
    const said = body as unknown as Said;
    if (signOf(said)) expect(signOf(more(said))).toBe(true);
  }));
});
