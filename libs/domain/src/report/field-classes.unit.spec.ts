import { classOfField, isReportField } from './field-classes';
import { readReport } from './read-report';

describe('the class of a field of a report', () => {
  it.each<[string, unknown, 'S2' | 'S3']>([
    ['narrative', 'what happened', 'S2'], ['incidentCountries', ['CO'], 'S2'], ['project', 'a dam', 'S2'], ['boardDate', '2026-01-01', 'S2'], ['checkBackDay', '2026-01-01', 'S2'], ['sources', ['SRC-STATE'], 'S2'],
    ['presentCountry', 'MX', 'S3'], ['safeContact', { channel: 'SIGNAL', value: '1' }, 'S3'], ['involvedNames', ['Somebody'], 'S3'], ['riskFactors', ['RF-HIDING'], 'S3'],
    ['consents', [{ purpose: 'SHARE', status: 'GIVEN', recipient: 'P-1' }], 'S2'], ['consents', [{ status: 'GIVEN', name: 'Somebody' }], 'S3'], ['consents', { name: 'x' }, 'S3'],
    ['homeAddress', 'somewhere', 'S3'], ['children', 2, 'S3'], ['__proto__', 'x', 'S3'], ['constructor', 'x', 'S3'],
    ['narrative', { phone: '1' }, 'S3'], ['project', [{ owner: 'x' }], 'S3'], ['acts', [['x']], 'S3'],
  ])('%s', (name, value, expected) => {
    expect(classOfField(name, value)).toBe(expected);
  });

  it('is known for every field that a report can have, but the return code', () => {
    const { report } = readReport({ receipt: 'invented', narrative: 'x', presentCountry: 'MX', project: 'p', boardDate: '2026-01-01', amount: '1', currency: 'EUR', wishedUrgency: 'LOW', caseReference: 'AM-1111-1111', safeContact: { channel: 'SIGNAL' } });
    const ours = ['receipt', 'unreadAct', 'amountAsked'];
    expect(Object.keys(report).filter((name) => !ours.includes(name) && !isReportField(name))).toEqual([]);
  });
});
