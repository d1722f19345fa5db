import type { CountryCode } from '../gen/regions';
import type {
  ActCode, ConsentPurpose, LinkCode, MeasureCode, RiskFactorCode, SourceCode, TargetCode, Urgency,
} from '../gen/vocabulary';

/** How the report came in. */
export const CHANNELS = ['WEB_FORM', 'API', 'SMS', 'SIGNAL', 'EMAIL', 'PHONE', 'VOICE_NOTE', 'IN_PERSON', 'PARTNER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the reporter calls it. */
export const CATEGORIES = [
  'REPRISAL', 'COMMUNITY_REQUEST', 'EARLY_WARNING', 'ACCOUNTABILITY', 'GRANT_REQUEST', 'FEEDBACK', 'OTHER', 'UNSURE',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** When the most recent act happened, nearest first. `UNKNOWN` counts as recent. */
export const HAPPENED = [
  'NOW', 'LAST_3_DAYS', 'LAST_7_DAYS', 'LAST_30_DAYS', 'LAST_90_DAYS', 'LAST_12_MONTHS', 'OLDER', 'UNKNOWN',
] as const;
export type Happened = (typeof HAPPENED)[number];

export const ANSWERS = ['YES', 'NO', 'UNKNOWN'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Levels that a reporter may wish for: a floor, never a ceiling. */
export const WISHES = ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly Urgency[];
export type Wish = (typeof WISHES)[number];

export const ON_BEHALF_OF = ['SELF', 'SOMEONE_WHO_KNOWS', 'SOMEONE_WHO_DOES_NOT_KNOW', 'COMMUNITY', 'UNKNOWN'] as const;
export type OnBehalfOf = (typeof ON_BEHALF_OF)[number];

export const CONTACT_CHANNELS = ['RECEIPT_ONLY', 'SIGNAL', 'WHATSAPP', 'EMAIL', 'PHONE', 'SMS', 'TRUSTED_PERSON', 'OTHER'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const CONTACT_RULES = ['NO_VOICE_CALL', 'TEXT_ONLY', 'NEUTRAL_WORDING', 'ONLY_AT_TIMES', 'NO_CONTACT'] as const;
export type ContactRule = (typeof CONTACT_RULES)[number];

/** What a reporter can say about a consent; `consent_status` holds more, which only the system sets. */
export const SAID_CONSENTS = ['PENDING', 'GIVEN', 'REFUSED', 'WITHDRAWN'] as const;
export type SaidConsent = (typeof SAID_CONSENTS)[number];

/** S3. How the person can be reached without harm. */
export interface SafeContact {
  channel?: ContactChannel;
  value?: string;
  rules: ContactRule[];
  times?: string;
  timeZone?: string;
}

/** One answer about one purpose (guide 4.4). */
export interface ReportedConsent {
  /** Absent only in a withdrawal whose purpose cannot be read: it then counts for every purpose. */
  purpose?: ConsentPurpose;
  /** Directory id of one organisation, or `*`: a wish that becomes a question. */
  recipient?: string;
  status: SaidConsent;
  conditions?: string;
}

/**
 * A report as the rules see it: defaults filled in, every code known. What could not be read is not here (it stays in the
 * sealed original); `ReadReport.odd` says that there was some. Holds S3: it never leaves the process that reads it unsealed.
 */
export interface Report {
  receipt: string;
  /** Language and script of the narrative (`pt`, `sr-Latn`), or `und`. Without the country part: that would tell the country. */
  language: string;
  channel: Channel;
  category: Category;
  narrative?: string;
  acts: ActCode[];
  /** An act was named by a code that the vocabulary lacks. Unknown never lowers: it counts as `ACT-UNK` would. */
  unreadAct: boolean;
  happened: Happened;
  stillInDanger: Answer;
  targets: TargetCode[];
  sources: SourceCode[];
  involvedOrganisations: string[];
  involvedNames: string[];
  involvedPeople: string[];
  links: LinkCode[];
  riskFactors: RiskFactorCode[];
  measures: MeasureCode[];
  wishedUrgency?: Wish;
  /** Most serious first. Empty: unknown. */
  incidentCountries: CountryCode[];
  presentCountry?: CountryCode;
  banks: string[];
  project?: string;
  /** ISO date, `YYYY-MM-DD`. */
  boardDate?: string;
  /** Decimal text such as `1500.00`; absent when it cannot be read. */
  amount?: string;
  /** Money was asked for, readable or not. */
  amountAsked: boolean;
  currency?: string;
  onBehalfOf: OnBehalfOf;
  safeContact?: SafeContact;
  consents: ReportedConsent[];
  caseReference?: string;
  /** ISO date: the day by which the person will have come back, where she agreed on one. */
  checkBackDay?: string;
}

/**
 * True when the person can be reached actively (S1 "has a safe channel"): a channel with a value, and not forbidden.
 * The receipt alone does not count: it waits until the person comes back.
 */
export function hasSafeChannel(report: Report): boolean {
  const contact = report.safeContact;
  if (contact?.channel === undefined || contact.channel === 'RECEIPT_ONLY') return false;
  return (contact.value ?? '').trim() !== '' && !contact.rules.includes('NO_CONTACT');
}
