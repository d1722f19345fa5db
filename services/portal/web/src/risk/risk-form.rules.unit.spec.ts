import type { Assessment } from './risk.calls';
import { assessmentOf, changed, codesIn, differenceOf, fieldsOf, judge, levelOf, withLine, type RiskFields } from './risk-form.rules';

const assessment = (said: Partial<Assessment> = {}): Assessment => ({
  assessmentId: 'a-1', level: 'MEDIUM', lowest: 'MEDIUM', because: [], threats: [{ act: 'ACT-SURV', when: 'DAYS_30', says: 'zz' }], vulnerabilities: [], capacities: [], assessedBy: 'hana',
  assessedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-31T00:00:00Z', supersededAt: null, ...said,
});
const withCode = (fields: RiskFields, list: 'threats' | 'vulnerabilities' | 'capacities', code: string, when = ''): RiskFields => {
  const more = withLine(fields, list);
  const key = more[list].at(-1)?.key ?? -1;
  return changed(more, list, key, { code, ...(when === '' ? {} : { when }) });
};

test('it begins with what was said the last time, and says which one that was', () => {
  expect(assessmentOf(fieldsOf(assessment()), 'a-1')).toEqual({ threats: [{ act: 'ACT-SURV', when: 'DAYS_30', says: 'zz' }], vulnerabilities: [], capacities: [], level: 'MEDIUM', after: 'a-1' });
  expect(assessmentOf(fieldsOf(undefined), undefined)).toEqual({ threats: [], vulnerabilities: [], capacities: [], level: 'LOW', after: 'NONE' });
});

test('lines are told apart, changed and taken away, and one without a code is not said', () => {
  let fields = withLine(withCode(withCode(fieldsOf(undefined), 'threats', 'ACT-SURV', 'NOW'), 'capacities', 'PM-LEGAL'), 'vulnerabilities');
  expect(new Set([...fields.threats, ...fields.vulnerabilities, ...fields.capacities].map(({ key }) => key)).size).toBe(3);
  expect(withLine(fields, 'threats').threats.at(-1)?.when).toBe('UNKNOWN');
  expect(assessmentOf({ ...fields, until: '2026-01-05' }, 'a-1')).toEqual({ threats: [{ act: 'ACT-SURV', when: 'NOW' }], vulnerabilities: [], capacities: [{ measure: 'PM-LEGAL' }], level: 'LOW', until: '2026-01-05T23:59:00Z', after: 'a-1' });
  fields = changed(fields, 'threats', fields.threats[0]?.key ?? -1);
  expect(fields.threats).toEqual([]);
});

test('what protects her lowers a middle danger, and is said to lower no great one', () => {
  const middle = withCode(fieldsOf(undefined), 'threats', 'ACT-SURV', 'DAYS_30');
  expect([judge(middle).lowest.level, judge(middle).capacities]).toEqual(['MEDIUM', 'NONE']);
  expect([judge(withCode(middle, 'capacities', 'PM-LEGAL')).lowest.level, judge(withCode(middle, 'capacities', 'PM-LEGAL')).capacities]).toEqual(['LOW', 'LOWER']);
  const great = withCode(withCode(fieldsOf(undefined), 'threats', 'ACT-ABDUCT', 'UNKNOWN'), 'capacities', 'PM-SHELTER');
  expect([judge(great).lowest.level, judge(great).levels, judge(great).capacities]).toEqual(['IMMINENT', ['IMMINENT'], 'NEVER']);
  expect(judge(withCode(fieldsOf(undefined), 'capacities', 'PM-LEGAL')).capacities).toBe('NEEDLESS');
});

test('a level is never below what is said, also where that changed after it was chosen', () => {
  const chosen: RiskFields = { ...withCode(fieldsOf(undefined), 'threats', 'ACT-SURV', 'DAYS_30'), level: 'HIGH' };
  expect(levelOf(chosen)).toBe('HIGH');
  expect(levelOf(withCode(chosen, 'threats', 'ACT-ABDUCT', 'NOW'))).toBe('IMMINENT');
  expect(levelOf({ ...chosen, level: 'LOW' })).toBe('MEDIUM');
  // Nor does it fall by itself below what was assessed the last time.
  expect(levelOf(withCode(fieldsOf(assessment({ level: 'HIGH' })), 'capacities', 'PM-LEGAL'))).toBe('HIGH');
});

test('it says what came and what went since the one before', () => {
  const before = assessment({ capacities: [{ measure: 'PM-LEGAL' }] });
  const now = assessment({ capacities: [{ measure: 'PM-SHELTER' }], threats: [{ act: 'ACT-SURV', when: 'NOW' }, { act: 'ACT-SURV', when: 'OLDER' }] });
  expect(differenceOf(now, before, 'capacities')).toEqual({ more: ['PM-SHELTER'], gone: ['PM-LEGAL'] });
  expect(differenceOf(now, before, 'threats')).toEqual({ more: [], gone: [] });
  expect(differenceOf(now, undefined, 'threats')).toEqual({ more: ['ACT-SURV'], gone: [] });
  expect(codesIn(now, 'threats')).toEqual(['ACT-SURV']);
});
