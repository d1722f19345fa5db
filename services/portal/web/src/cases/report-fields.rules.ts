import type { ListName } from '@amparo/domain';

/** In what order the fields of a report are read: what happened, to whom, by whom, where, what is asked for, the rest. */
const ORDER = [
  'narrative', 'category', 'acts', 'happened', 'stillInDanger', 'wishedUrgency', 'targets', 'riskFactors', 'sources', 'involvedNames', 'involvedPeople', 'involvedOrganisations',
  'incidentCountries', 'presentCountry', 'project', 'links', 'banks', 'boardDate', 'measures', 'amount', 'currency', 'onBehalfOf', 'safeContact', 'consents', 'consentGiven', 'explained', 'interpreter', 'checkBackDay', 'caseReference', 'language', 'channel',
];

/** Lists of the vocabulary, by the fields that hold their codes. */
const LISTS: Readonly<Record<string, ListName>> = {
  acts: 'act_type', targets: 'target', sources: 'alleged_source', links: 'project_link', riskFactors: 'risk_factor', measures: 'protective_measure', wishedUrgency: 'urgency', purpose: 'consent_purpose', status: 'consent_status',
};

/** The fields of a report in the order in which they are read; those that the format does not know come last. Empty ones are left out. */
export function inFieldOrder(fields: Readonly<Record<string, unknown>>): [string, unknown][] {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return Object.entries(fields).filter(([, value]) => !isEmpty(value)).sort(([a], [b]) => place(a) - place(b));
}

/** The list of the vocabulary that a field's codes are of. */
export const listOf = (name: string): ListName | undefined => (Object.hasOwn(LISTS, name) ? LISTS[name] : undefined);

/** Whether a field names countries by their codes. */
export const isOfCountries = (name: string): boolean => name === 'incidentCountries' || name === 'presentCountry';

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
