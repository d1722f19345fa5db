import { isAct, isLink, isMeasure, isRiskFactor, isSource, isTarget, type Report } from '@amparo/domain';

/** What two cases can have in common, the most telling first. */
export const FEATURE_KINDS = ['CASE', 'CONTACT', 'PROJECT', 'PERSON', 'ORGANISATION', 'COUNTRY', 'ACT'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** Kinds that point at one thing. A country or an act alone is shared by strangers. */
export const TELLING_KINDS: readonly FeatureKind[] = ['CASE', 'CONTACT', 'PROJECT', 'PERSON', 'ORGANISATION'];

/** One thing that a case is about. The value is S2 or S3: only a keyed hash of it is ever kept. */
export interface Feature {
  kind: FeatureKind;
  value: string;
}

/** What is known of a body beside the body itself. */
export interface FeatureContext {
  caseId: string;
  reference: string | null;
  /** The case that the reporter says this adds to, as the door found it. */
  continuesCaseId: string | null;
  /** Opaque ids of people and organisations involved, as the door matched them. */
  conflicts: readonly string[];
}

/** Features of one kind that a body gives at most: a body of a thousand names must not make a thousand comparisons. */
const MOST_OF_A_KIND = 40;

/**
 * What a body is about, for finding repetitions and duplicates (urgency-and-routing: `RepetitionFound`; guide 5, row 16).
 * Spelling is evened out: capitals, accents, spaces and signs do not matter.
 */
export function featuresOf(report: Report, context: FeatureContext): Feature[] {
  const features = [
    ...ofKind('CASE', [context.caseId, context.continuesCaseId ?? '', ...references(context.reference, report.caseReference)]),
    ...ofKind('PROJECT', names([report.project ?? ''])),
    ...ofKind('ORGANISATION', [...names([...report.involvedOrganisations, ...report.involvedNames]), ...matchedOrganisations(report, context)]),
    ...ofKind('PERSON', names(report.involvedPeople)),
    ...ofKind('CONTACT', contacts(report)),
    ...ofKind('COUNTRY', report.incidentCountries),
    ...ofKind('ACT', report.acts),
  ];
  return features;
}

/** A name with its spelling evened out; empty when it says nothing: fewer than three letters or digits, or a bare code. */
export function evenName(name: string): string {
  if (isBareCode(name.trim().toUpperCase())) return '';
  const even = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return even.replace(/ /g, '').length < 3 ? '' : even;
}

/** A contact with its spelling evened out. Of a telephone number the last nine digits count: with or without its country. */
export function evenContact(value: string): string {
  const compact = value.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const digits = compact.replace(/\D/g, '');
  if (digits.length >= 7 && /^[+()\d./-]+$/.test(compact)) return digits.slice(-9);
  return compact.length < 4 ? '' : compact;
}

/** A code of the vocabulary, such as `SRC-POLICE`, names nobody. */
function isBareCode(code: string): boolean {
  return [isSource, isAct, isTarget, isLink, isRiskFactor, isMeasure].some((isCode) => isCode(code));
}

function ofKind(kind: FeatureKind, values: readonly string[]): Feature[] {
  return [...new Set(values)].filter((value) => value !== '').slice(0, MOST_OF_A_KIND).map((value) => ({ kind, value }));
}

function names(given: readonly string[]): string[] {
  return given.map(evenName);
}

/** Case references in whatever spelling. */
function references(...given: (string | null | undefined)[]): string[] {
  return given.map((reference) => (reference ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1'));
}

/**
 * The door matches names with known organisations, under any of their aliases. Its ids do not say whether they are of
 * people or organisations: they count where an organisation or a name was given.
 */
function matchedOrganisations(report: Report, { conflicts }: FeatureContext): string[] {
  const named = report.involvedOrganisations.length + report.involvedNames.length > 0;
  return named ? conflicts.map((id) => `id ${id}`) : [];
}

function contacts({ safeContact }: Report): string[] {
  if (safeContact?.value === undefined || safeContact.channel === 'RECEIPT_ONLY') return [];
  return [evenContact(safeContact.value)];
}
