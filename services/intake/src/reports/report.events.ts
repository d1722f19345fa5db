import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ReportReceivedSchema } from '@amparo/contracts';
import { ruleCodes, type RoutingFacts, type Because } from '@amparo/domain';

/** Which body of which report is told. */
export interface TellingReport {
  reference: string;
  submissionId: string;
  sequence: number;
  /** The burst that it came in. */
  burst: string | undefined;
}

/** The rules' words in the contract's words. Everything is S1: `RoutingFacts` holds nothing else. */
export function reportReceived(facts: RoutingFacts, about: TellingReport): MessageInitShape<typeof ReportReceivedSchema> {
  return {
    caseId: facts.caseId,
    reference: about.reference,
    submissionId: about.submissionId,
    sequence: about.sequence,
    category: facts.category,
    regions: facts.regions,
    countryKnown: facts.countryKnown,
    urgency: facts.urgency,
    acts: facts.acts,
    measures: facts.measures,
    language: facts.language,
    hasSafeChannel: facts.hasSafeChannel,
    conflicts: facts.conflicts,
    continuesCaseId: facts.continues ?? '',
    withdrawnConsents: facts.withdrawnConsents.map(({ purpose, recipient }) => ({ purpose: purpose ?? '', recipientId: recipient ?? '' })),
    flags: facts.flags,
    because: facts.because,
    burstId: about.burst ?? '',
  };
}

/** Rules that fired for any body of a report so far: a step up is given once for each report. */
export function rulesSoFar(before: readonly string[], because: readonly Because[]): string[] {
  return [...new Set([...before, ...ruleCodes(because)])];
}
