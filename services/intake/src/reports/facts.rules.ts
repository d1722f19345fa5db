import { routingFactsOf, type Report, type RoutingFacts, type Screening } from '@amparo/domain';
import { inOpaqueIds, involvedIn, regionOverridesOf, type OrganisationsCopy } from './involved.rules';

/** What reading a body gave. */
export interface ReadBody {
  report: Report;
  odd: boolean;
  ordersInText: boolean;
}

/**
 * The S1 of a body, with what only the door can find out (security: "Four classes of data"). Nothing else of it leaves the
 * door unsealed.
 *
 * Where somebody is named and there is no copy of the directory to match with, coordinators wait for a person, as with a
 * civil-society organisation that nobody knows (urgency-and-routing: "Conflicts before any alert").
 *
 * @param about the case, and the case that the body says it adds to, where that exists
 */
export function factsOf(
  read: ReadBody,
  screening: Screening,
  about: { caseId: string; continues: string | undefined },
  copy: OrganisationsCopy | undefined,
): RoutingFacts {
  const involved = involvedIn(read.report, copy);
  const facts = routingFactsOf(read.report, screening, {
    ...about,
    odd: read.odd || involved.unknownId || involved.cannotMatch,
    ordersInText: read.ordersInText,
    conflicts: involved.conflicts,
    organisationMatched: involved.organisationMatched,
    overrides: regionOverridesOf(copy),
  });
  const flags = { ...facts.flags, unmatchedCivilSociety: facts.flags.unmatchedCivilSociety || involved.cannotMatch };
  return { ...facts, flags, withdrawnConsents: inOpaqueIds(facts.withdrawnConsents, copy) };
}
