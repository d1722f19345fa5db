import {
  CATEGORIES, CONTACT_CHANNELS, CONTACT_RULES, codesOf, COUNTRY_CODES, HAPPENED, ON_BEHALF_OF, WISHES, type ConsentPurpose, type ListName,
} from '@amparo/domain';

/** Consents that the form asks for, each a question of its own; those for a bank and for the public stand on pages of their own (guide 4.4). */
export const ASKED_CONSENTS = ['CP-SWG', 'CP-REFER', 'CP-GRANT', 'CP-CRE', 'CP-STATS', 'CP-BANKPRIV', 'CP-PUBLIC'] as const satisfies readonly ConsentPurpose[];
export type AskedConsent = (typeof ASKED_CONSENTS)[number];

/** Longest text that a field of the pages takes, in UTF-16 units. A person with more to say sends and adds. */
export const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 500;

/** In how many days somebody comes back, where she agrees on a day. */
export const RETURN_IN_DAYS = { DAYS_3: 3, DAYS_7: 7, DAYS_14: 14, DAYS_30: 30 } as const;
export type ReturnIn = keyof typeof RETURN_IN_DAYS;
const RETURNS = Object.keys(RETURN_IN_DAYS) as ReturnIn[];

/** One thing that can be filled in. */
export type Field =
  | { name: string; kind: 'text'; longest: number; label?: FieldLabel }
  | { name: string; kind: 'line'; longest: number; label?: FieldLabel }
  | { name: string; kind: 'one' | 'many'; options: readonly string[]; from: OptionLabels; label?: FieldLabel }
  | { name: string; kind: 'country'; options: readonly string[] }
  | { name: string; kind: 'consent'; purpose: AskedConsent; options: readonly ['GIVEN', 'REFUSED'] };

/** Which part of a catalogue names the field. */
export type FieldLabel = 'names' | 'project' | 'banks' | 'value' | 'times' | 'rules';

/** Where the words for the options are: a list of the vocabulary, or a part of a catalogue. */
export type OptionLabels = ListName | 'danger' | 'category' | 'happened' | 'speed' | 'behalf' | 'channel' | 'rules' | 'returns';

/** The questions, in the order in which they are asked: what decides who must know comes first (guide 4.2). */
export const QUESTION_IDS = [
  'story', 'danger', 'about', 'where', 'acts', 'when', 'signs', 'who', 'whom', 'help', 'contact', 'speed', 'project', 'links', 'behalf',
  'present', 'sharing', 'bank', 'public', 'more', 'returns',
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** The code for "not said" of a list, which is what an answer that was left out means. */
const known = (list: ListName): string[] => (codesOf(list) as string[]).filter((code) => !code.endsWith('-UNK') && code !== 'PM-UNSURE');
const without = (codes: readonly string[], unknown: string): string[] => codes.filter((code) => code !== unknown);
const consent = (purpose: AskedConsent): Field => ({ name: purpose, kind: 'consent', purpose, options: ['GIVEN', 'REFUSED'] });

/** What each question can be answered with. Names of fields are unlike each other over all pages. */
export const FIELDS: Readonly<Record<QuestionId, readonly Field[]>> = {
  story: [{ name: 'story', kind: 'text', longest: LONGEST_TEXT }],
  danger: [{ name: 'danger', kind: 'one', options: ['YES', 'NO'], from: 'danger' }],
  about: [{ name: 'category', kind: 'one', options: without(CATEGORIES, 'UNSURE'), from: 'category' }],
  where: [{ name: 'country', kind: 'country', options: COUNTRY_CODES }],
  acts: [{ name: 'acts', kind: 'many', options: known('act_type'), from: 'act_type' }],
  when: [{ name: 'happened', kind: 'one', options: without(HAPPENED, 'UNKNOWN'), from: 'happened' }],
  signs: [{ name: 'signs', kind: 'many', options: known('risk_factor'), from: 'risk_factor' }],
  who: [
    { name: 'sources', kind: 'many', options: known('alleged_source'), from: 'alleged_source' },
    { name: 'names', kind: 'text', longest: 2_000, label: 'names' },
  ],
  whom: [{ name: 'targets', kind: 'many', options: known('target'), from: 'target' }],
  help: [{ name: 'measures', kind: 'many', options: known('protective_measure'), from: 'protective_measure' }],
  contact: [
    { name: 'channel', kind: 'one', options: CONTACT_CHANNELS, from: 'channel' },
    { name: 'value', kind: 'line', longest: LONGEST_LINE, label: 'value' },
    { name: 'rules', kind: 'many', options: CONTACT_RULES, from: 'rules', label: 'rules' },
    { name: 'times', kind: 'line', longest: LONGEST_LINE, label: 'times' },
  ],
  speed: [{ name: 'speed', kind: 'one', options: WISHES, from: 'speed' }],
  project: [
    { name: 'project', kind: 'line', longest: LONGEST_LINE, label: 'project' },
    { name: 'banks', kind: 'line', longest: LONGEST_LINE, label: 'banks' },
  ],
  links: [{ name: 'links', kind: 'many', options: known('project_link'), from: 'project_link' }],
  behalf: [{ name: 'behalf', kind: 'one', options: without(ON_BEHALF_OF, 'UNKNOWN'), from: 'behalf' }],
  present: [{ name: 'present', kind: 'country', options: COUNTRY_CODES }],
  sharing: [consent('CP-SWG'), consent('CP-REFER'), consent('CP-GRANT'), consent('CP-CRE'), consent('CP-STATS')],
  bank: [consent('CP-BANKPRIV')],
  public: [consent('CP-PUBLIC')],
  more: [{ name: 'more', kind: 'text', longest: LONGEST_TEXT }],
  returns: [{ name: 'returns', kind: 'one', options: RETURNS, from: 'returns' }],
};

/** The question that a page was about; nothing where it was about none. */
export function findQuestion(id: string): QuestionId | undefined {
  return QUESTION_IDS.find((known) => known === id);
}
