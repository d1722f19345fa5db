import type { Sensitivity } from '../access/actions';

/**
 * The class of each field of a report as it was sent (contracts: report format; security: Four classes of data). Where a person is now
 * is S3, where it happened is not (guide 4.5). Names of those involved and what is said of a person's condition are S3 as well.
 */
const CLASSES: Readonly<Record<string, Extract<Sensitivity, 'S2' | 'S3'>>> = {
  language: 'S2', channel: 'S2', category: 'S2', narrative: 'S2', acts: 'S2', happened: 'S2', stillInDanger: 'S2', targets: 'S2', sources: 'S2',
  involvedOrganisations: 'S2', links: 'S2', measures: 'S2', wishedUrgency: 'S2', incidentCountries: 'S2', banks: 'S2', project: 'S2', boardDate: 'S2',
  amount: 'S2', currency: 'S2', onBehalfOf: 'S2', consents: 'S2', caseReference: 'S2', checkBackDay: 'S2',
  presentCountry: 'S3', involvedNames: 'S3', involvedPeople: 'S3', riskFactors: 'S3', safeContact: 'S3',
};

/** A list of objects is what the format says of consents alone; anything else of that shape can hold anything. */
const OF_OBJECTS: ReadonlySet<string> = new Set(['consents']);

/**
 * The class of a field of a report. A field that the format does not know, and a known one whose value is not of a known shape,
 * may hold anything: S3.
 */
export function classOfField(name: string, value: unknown): 'S2' | 'S3' {
  const known = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  if (known !== 'S2') return 'S3';
  return isPlain(value) || (Array.isArray(value) && value.every((one) => isPlain(one) || (OF_OBJECTS.has(name) && isFlat(one)))) ? 'S2' : 'S3';
}

/** Whether the report format has a field of that name. */
export function isReportField(name: string): boolean {
  return Object.hasOwn(CLASSES, name);
}

const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const CONSENT_FIELDS: ReadonlySet<string> = new Set(['purpose', 'recipient', 'status', 'conditions']);

function isFlat(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.entries(value).every(([name, one]) => CONSENT_FIELDS.has(name) && isPlain(one));
}
