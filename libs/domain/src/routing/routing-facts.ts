import type { Urgency } from '../gen/vocabulary';
import type { Region, RegionOverrides } from '../regions';
import { regionsOf } from '../regions';
import { hasSafeChannel } from '../report/report';
import type { Category, Report } from '../report/report';
import { ruleCodes } from '../urgency/levels';
import type { Screening } from '../urgency/urgency.rules';

/** A consent taken back. No purpose: every purpose. No recipient: every recipient. */
export interface WithdrawnConsent {
  purpose?: string;
  recipient?: string;
}

/** Marks of a report that routing needs. */
export interface RoutingFlags {
  reprisal: boolean;
  textOnly: boolean;
  amountAsked: boolean;
  /** Staff of the Coalition, a member or a partner is a target. */
  staffTarget: boolean;
  /** The text gives the system orders. */
  ordersInText: boolean;
  /** A civil-society organisation is said to be behind it, and no organisation that we know was named. */
  unmatchedCivilSociety: boolean;
  /** Something was not as the format says. */
  odd: boolean;
}

/** All that routing may know of a report: S1 and nothing above it (security: Four classes of data). */
export interface RoutingFacts {
  caseId: string;
  category: Category;
  /** Of the incident countries, the leading one first. */
  regions: Region[];
  countryKnown: boolean;
  urgency: Urgency;
  acts: string[];
  measures: string[];
  language: string;
  hasSafeChannel: boolean;
  /** Opaque ids of people and organisations said to be involved. Never shown. */
  conflicts: string[];
  /** The case that the reporter says this adds to. Never proof. */
  continues?: string;
  withdrawnConsents: WithdrawnConsent[];
  flags: RoutingFlags;
  /** Codes of the urgency rules that fired. */
  because: string[];
  /** Routes of groups that somebody asked to see to something of the case. */
  handedTo?: readonly ('GRANTS' | 'ACCOUNTABILITY' | 'CRE')[];
}

/** What the door finds out besides reading the report. */
export interface FoundAtTheDoor {
  caseId: string;
  odd: boolean;
  ordersInText: boolean;
  /** Conflict ids of the people and organisations that were named and are known. */
  conflicts: string[];
  /** At least one organisation that was named is known. */
  organisationMatched: boolean;
  continues?: string;
  overrides: RegionOverrides;
}

/** Takes the S1 out of a report (security: Four classes of data). What it leaves behind stays sealed. */
export function routingFactsOf(report: Report, screening: Screening, found: FoundAtTheDoor): RoutingFacts {
  return {
    caseId: found.caseId,
    category: report.category,
    ...regionsOf(report.incidentCountries, report.presentCountry, found.overrides),
    urgency: screening.urgency,
    acts: [...report.acts],
    measures: [...report.measures],
    language: report.language,
    hasSafeChannel: hasSafeChannel(report),
    conflicts: [...found.conflicts],
    continues: found.continues,
    withdrawnConsents: withdrawnConsentsOf(report),
    flags: {
      reprisal: screening.reprisal,
      textOnly: screening.textOnly,
      amountAsked: report.amountAsked,
      staffTarget: report.targets.includes('TGT-STAFF'),
      ordersInText: found.ordersInText,
      unmatchedCivilSociety: report.sources.includes('SRC-CSO') && !found.organisationMatched,
      odd: found.odd,
    },
    because: ruleCodes(screening.because),
  };
}

/** Guide 4.4, rule 6: a withdrawal acts at once. `*` and no recipient take it back from everybody. */
function withdrawnConsentsOf(report: Report): WithdrawnConsent[] {
  return report.consents
    .filter(({ status }) => status === 'WITHDRAWN')
    .map(({ purpose, recipient }) => ({ purpose, recipient: recipient === '*' ? undefined : recipient }));
}
