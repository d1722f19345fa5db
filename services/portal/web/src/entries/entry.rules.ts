import type { Schema } from '../api/paths';

/** What somebody has filled in, with everything that was not said left empty. */
export interface EntryFields {
  channel: string;
  code: string;
  narrative: string;
  language: string;
  danger: string;
  happened: string;
  category: string;
  acts: string[];
  countries: string[];
  speed: string;
  behalf: string;
  contactChannel: string;
  contact: string;
  consents: string[];
  consentGiven: string;
  explained: boolean;
  interpreter: string;
}

export const EMPTY_ENTRY: EntryFields = {
  channel: 'PHONE', code: '', narrative: '', language: '', danger: '', happened: '', category: '', acts: [], countries: [], speed: '', behalf: '',
  contactChannel: '', contact: '', consents: [], consentGiven: '', explained: false, interpreter: '',
};

/** A partner or a fund has to be one that is named: a yes to any is kept as a wish, which becomes a question (guide 4.4, rule 1). */
const ASKS_FOR_A_NAME: ReadonlySet<string> = new Set(['CP-REFER', 'CP-GRANT']);

/** What is sent for an entry. Whatever was not said is left out, and so counts as unknown. */
export function entryOf(fields: EntryFields, entry: string): Schema<'intake.EnterReport'> {
  const contact = said({ channel: fields.contactChannel, value: fields.contact.trim() });
  const report = said({
    language: fields.language,
    narrative: fields.narrative.trim(),
    stillInDanger: fields.danger,
    happened: fields.happened,
    category: fields.category,
    acts: fields.acts,
    incidentCountries: fields.countries,
    wishedUrgency: fields.speed,
    onBehalfOf: fields.behalf,
    consents: fields.consents.map((purpose) => ({ purpose, status: 'GIVEN', ...(ASKS_FOR_A_NAME.has(purpose) ? { recipient: '*' } : {}) })),
    ...(Object.keys(contact).length === 0 ? {} : { safeContact: contact }),
  });
  return {
    entry, channel: fields.channel as Schema<'intake.EnterReport'>['channel'], report, explained: fields.explained,
    ...said({ receipt: fields.code.trim(), interpreter: fields.interpreter.trim(), consentGiven: fields.consentGiven }),
  };
}

function said(fields: Record<string, unknown>): Record<string, never> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))) as Record<string, never>;
}
