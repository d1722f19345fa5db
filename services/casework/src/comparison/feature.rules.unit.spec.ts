import { aReport } from '../../test/builders';
import { evenContact, evenName, featuresOf, type FeatureContext, type FeatureKind } from './feature.rules';

const context: FeatureContext = { caseId: 'the case', reference: 'AM-7F3K-92QD', continuesCaseId: null, conflicts: [] };
const valuesOf = (kind: FeatureKind, report = aReport(), about = context): string[] =>
  featuresOf(report, about).filter((feature) => feature.kind === kind).map(({ value }) => value);

describe('what a body is about', () => {
  it.each([
    ['Represa  Río-Inventado', 'represa rio inventado'],
    ['REPRESA RIO INVENTADO ', 'represa rio inventado'],
    ['مشروع السد', 'مشروع السد'],
    ['बाँध', 'बाँध'],
    ['No', ''],
    ['  ', ''],
    ['SRC-POLICE', ''],
    ['src-police', ''],
    ['ACT-KILL', ''],
  ])('takes the name %j as %j', (name, even) => {
    expect(evenName(name)).toBe(even.normalize('NFKD'));
  });

  it.each([
    ['+57 (300) 123-45 67', '001234567'],
    ['3001234567', '001234567'],
    ['Ana.Inventada@Example.org ', 'ana.inventada@example.org'],
    ['@ana_1234567', '@ana_1234567'],
    ['x', ''],
  ])('takes the contact %j as %j', (value, even) => {
    expect(evenContact(value)).toBe(even);
  });

  it('has the case itself, and the case that it says it adds to, in any spelling', () => {
    const report = aReport({ caseReference: ' am 7f3k 92qd' });
    expect(valuesOf('CASE', report, { ...context, reference: null })).toEqual(['the case', 'AM7F3K92QD']);
    expect(valuesOf('CASE')).toEqual(['the case', 'AM7F3K92QD']);
    expect(valuesOf('CASE', aReport(), { ...context, continuesCaseId: 'other' })).toContain('other');
  });

  it('never has a bare code such as SRC-POLICE', () => {
    const report = aReport({ sources: ['SRC-POLICE'], involvedNames: ['SRC-POLICE'], targets: ['TGT-STAFF'], links: [] });
    expect(featuresOf(report, context).map(({ kind }) => kind)).toEqual(['CASE', 'CASE']);
  });

  it('does not take the return code for a contact', () => {
    expect(valuesOf('CONTACT', aReport({ safeContact: { channel: 'RECEIPT_ONLY', value: 'anything', rules: [] } }))).toEqual([]);
    expect(valuesOf('CONTACT', aReport({ safeContact: { channel: 'SIGNAL', value: '+57 300 1234567', rules: [] } }))).toEqual(['001234567']);
  });

  it('counts what the door matched where an organisation or a name was given', () => {
    const about = { ...context, conflicts: ['c-1'] };
    expect(valuesOf('ORGANISATION', aReport({ involvedNames: ['Colectivo Amanecer'] }), about)).toEqual(['colectivo amanecer', 'id c-1']);
    expect(valuesOf('ORGANISATION', aReport({ involvedPeople: ['coord-lac'] }), about)).toEqual([]);
  });

  it('is bounded, however much was sent', () => {
    const involvedNames = Array.from({ length: 5_000 }, (_value, place) => `Empresa Inventada ${place}`);
    expect(valuesOf('ORGANISATION', aReport({ involvedNames }))).toHaveLength(40);
  });
});
