import { Refusal } from '@amparo/kernel';
import { isCountry } from '../regions';
import { isAct, isConsentPurpose, isLink, isMeasure, isRiskFactor, isSource, isTarget } from '../vocabulary';
import { FieldReader, isObject, malformed, refuseUnstorableText } from './field-reader';
import {
  ANSWERS, CATEGORIES, CHANNELS, CONTACT_CHANNELS, CONTACT_RULES, HAPPENED, ON_BEHALF_OF, SAID_CONSENTS, WISHES,
} from './report';
import type { ContactRule, Report, ReportedConsent, SafeContact } from './report';

/** Longest narrative, in characters (code points). */
const LONGEST_NARRATIVE = 50_000;

const PROPERTIES = [
  'receipt', 'language', 'channel', 'category', 'narrative', 'acts', 'happened', 'stillInDanger', 'targets', 'sources',
  'involvedOrganisations', 'involvedNames', 'involvedPeople', 'links', 'riskFactors', 'measures', 'wishedUrgency',
  'incidentCountries', 'presentCountry', 'banks', 'project', 'boardDate', 'amount', 'currency', 'onBehalfOf',
  'safeContact', 'consents', 'caseReference', 'checkBackDay',
] as const;
const CONTACT_PROPERTIES = ['channel', 'value', 'rules', 'times', 'timeZone'] as const;
const CONSENT_PROPERTIES = ['purpose', 'recipient', 'status', 'conditions'] as const;

/** A report that was read, and whether anything in it was not as the format says: a person then reviews the original. */
export interface ReadReport {
  report: Report;
  odd: boolean;
}

/**
 * Reads what was sent to the public door (contracts: report.schema.json). Never refuses a report for being short or odd:
 * unknown codes, values, properties and countries, repeats, malformed dates and amounts count as unknown and set `odd`.
 *
 * @throws Refusal `report.malformed` (malformed): not an object, a known property of the wrong type, no receipt, text that no
 * database keeps; `report.oversize` (oversize): a narrative above 50,000 characters
 */
export function readReport(body: unknown): ReadReport {
  if (!isObject(body)) throw malformed();
  refuseUnstorableText(body);
  const fields = new FieldReader(body, PROPERTIES);
  const receipt = fields.text('receipt');
  if (receipt === undefined || receipt.trim() === '') throw malformed();
  const acts = fields.codes('acts', isAct);
  const amount = fields.textLike('amount', (text) => /^[0-9]{1,12}(\.[0-9]{1,2})?$/.test(text));
  const contact = readSafeContact(fields);
  const consents = readConsents(fields);
  const report: Report = {
    receipt,
    language: readLanguage(fields),
    channel: fields.choice('channel', CHANNELS) ?? 'WEB_FORM',
    category: fields.choice('category', CATEGORIES) ?? 'UNSURE',
    narrative: readNarrative(fields),
    acts: acts.codes,
    unreadAct: acts.unknown,
    happened: fields.choice('happened', HAPPENED) ?? 'UNKNOWN',
    stillInDanger: fields.choice('stillInDanger', ANSWERS) ?? 'UNKNOWN',
    targets: fields.codes('targets', isTarget).codes,
    sources: fields.codes('sources', isSource).codes,
    involvedOrganisations: fields.texts('involvedOrganisations', { eachOnce: true }),
    involvedNames: fields.texts('involvedNames', { eachOnce: false }),
    involvedPeople: fields.texts('involvedPeople', { eachOnce: true }),
    links: fields.codes('links', isLink).codes,
    riskFactors: fields.codes('riskFactors', isRiskFactor).codes,
    measures: fields.codes('measures', isMeasure).codes,
    wishedUrgency: fields.choice('wishedUrgency', WISHES),
    incidentCountries: fields.codes('incidentCountries', isCountry).codes,
    presentCountry: fields.textLike('presentCountry', isCountry) as Report['presentCountry'],
    banks: fields.texts('banks', { eachOnce: false }),
    project: fields.text('project'),
    boardDate: fields.textLike('boardDate', isDate),
    amount,
    // An amount that cannot be read was still asked for: dropping it would drop the people who answer such requests.
    amountAsked: /[1-9]/.test(amount ?? '') || (amount === undefined && (fields.text('amount') ?? '').trim() !== ''),
    currency: fields.textLike('currency', (text) => /^[A-Z]{3}$/.test(text)),
    onBehalfOf: fields.choice('onBehalfOf', ON_BEHALF_OF) ?? 'UNKNOWN',
    safeContact: contact.value,
    consents: consents.value,
    caseReference: fields.text('caseReference'),
    checkBackDay: fields.textLike('checkBackDay', isDate),
  };
  return { report, odd: fields.odd || contact.odd || consents.odd };
}

function readNarrative(fields: FieldReader): string | undefined {
  const narrative = fields.text('narrative');
  // Most texts need no counting: code points are never more than code units.
  if (narrative !== undefined && narrative.length > LONGEST_NARRATIVE && [...narrative].length > LONGEST_NARRATIVE) {
    throw new Refusal('oversize', 'report.oversize', 'The text of the report is too long.');
  }
  return narrative;
}

/**
 * Language and script only. The tag goes onto the event log: a country part would tell the country, and free parts could
 * carry anything.
 */
function readLanguage(fields: FieldReader): string {
  const tag = fields.textLike('language', (text) => text.length <= 64 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(text));
  const [language, script] = (tag ?? 'und').split('-');
  const said = language!.toLowerCase();
  if (!/^[A-Za-z]{4}$/.test(script ?? '')) return said;
  return `${said}-${script![0]!.toUpperCase()}${script!.slice(1).toLowerCase()}`;
}

function readSafeContact(fields: FieldReader): { value?: SafeContact; odd: boolean } {
  const body = fields.object('safeContact');
  if (body === undefined) return { odd: false };
  const contact = new FieldReader(body, CONTACT_PROPERTIES);
  const isRule = (code: string): code is ContactRule => (CONTACT_RULES as readonly string[]).includes(code);
  const value: SafeContact = {
    channel: contact.choice('channel', CONTACT_CHANNELS),
    value: contact.text('value'),
    rules: contact.codes('rules', isRule).codes,
    times: contact.text('times'),
    timeZone: contact.text('timeZone'),
  };
  return { value, odd: contact.odd };
}

/** Guide 4.4: a consent that cannot be read gives nothing; a withdrawal that cannot be read takes back everything. */
function readConsents(fields: FieldReader): { value: ReportedConsent[]; odd: boolean } {
  const value: ReportedConsent[] = [];
  let odd = false;
  for (const item of fields.items('consents')) {
    if (!isObject(item)) throw malformed();
    const consent = new FieldReader(item, CONSENT_PROPERTIES);
    const purpose = consent.textLike('purpose', isConsentPurpose) as ReportedConsent['purpose'];
    const status = consent.choice('status', SAID_CONSENTS);
    const recipient = consent.text('recipient')?.trim() || undefined;
    const conditions = consent.text('conditions');
    const readable = status !== undefined && (purpose !== undefined || status === 'WITHDRAWN');
    if (readable) value.push({ purpose, recipient, status, conditions });
    if (consent.odd || status === undefined || purpose === undefined) odd = true;
  }
  return { value, odd };
}

/** True for a day that exists, `YYYY-MM-DD`; there is no year 0. */
function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
