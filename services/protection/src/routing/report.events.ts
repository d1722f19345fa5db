import type { ReportReceived } from '@amparo/contracts';
import { highest, type Category, type RoutingFacts, type Urgency } from '@amparo/domain';

/** What was told of one body, in the rules' words. */
export function factsOf(report: ReportReceived): RoutingFacts {
  return {
    caseId: report.caseId,
    category: report.category as Category,
    regions: report.regions,
    countryKnown: report.countryKnown,
    urgency: report.urgency as Urgency,
    acts: report.acts,
    measures: report.measures,
    language: report.language,
    hasSafeChannel: report.hasSafeChannel,
    conflicts: report.conflicts,
    ...(report.continuesCaseId === '' ? {} : { continues: report.continuesCaseId }),
    withdrawnConsents: report.withdrawnConsents.map(({ purpose, recipientId }) => ({
      ...(purpose === '' ? {} : { purpose }),
      ...(recipientId === '' ? {} : { recipient: recipientId }),
    })),
    flags: {
      reprisal: report.flags?.reprisal ?? false,
      textOnly: report.flags?.textOnly ?? false,
      amountAsked: report.flags?.amountAsked ?? false,
      staffTarget: report.flags?.staffTarget ?? false,
      ordersInText: report.flags?.ordersInText ?? false,
      unmatchedCivilSociety: report.flags?.unmatchedCivilSociety ?? false,
      odd: report.flags?.odd ?? false,
    },
    because: report.because,
  };
}

/**
 * A further body read together with what is known of the case. What was once known stays: a region, a conflict, a
 * reprisal. What this body alone says (its category, its withdrawals, that it is only a text) is its own, so that each
 * body is routed for what it brings.
 */
export function together(known: RoutingFacts | null, added: RoutingFacts): RoutingFacts {
  if (known === null) return added;
  return {
    ...added,
    regions: union(known.regions, added.regions),
    countryKnown: known.countryKnown || added.countryKnown,
    urgency: highest(known.urgency, added.urgency),
    acts: union(known.acts, added.acts),
    measures: union(known.measures, added.measures),
    hasSafeChannel: known.hasSafeChannel || added.hasSafeChannel,
    conflicts: union(known.conflicts, added.conflicts),
    flags: {
      ...added.flags,
      reprisal: known.flags.reprisal || added.flags.reprisal,
      staffTarget: known.flags.staffTarget || added.flags.staffTarget,
      unmatchedCivilSociety: known.flags.unmatchedCivilSociety || added.flags.unmatchedCivilSociety,
    },
    because: union(known.because, added.because),
  };
}

function union(known: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...known, ...added])];
}
