import { highest, raise, type RoutingFacts, type Urgency } from '@amparo/domain';

/** What protection has learnt of a case's level besides what the door said. */
export interface LevelFindings {
  /** A level that casework or a person found; null where none was. */
  foundUrgency: Urgency | null;
  /** An earlier reprisal of the last 90 days concerns the same people or project. */
  repeated: boolean;
}

/**
 * The level of a case: what the door said, one step up for a repetition (once, to IMMINENT at most), and never below
 * what was found (urgency-and-routing: Level; guide 4.2, T6).
 */
export function levelOf(told: Urgency, { foundUrgency, repeated }: LevelFindings): Urgency {
  return highest(raise(told, repeated ? 1 : 0), foundUrgency ?? 'NONE');
}

/** The level of a case as it is known; NONE while no report of it was heard. */
export function urgencyOf(known: LevelFindings & { facts: Pick<RoutingFacts, 'urgency'> | null }): Urgency {
  return levelOf(known.facts?.urgency ?? 'NONE', known);
}

/** The facts of a case with all findings in them: a level that was found makes it somebody's danger, so a reprisal. */
export function withFindings(
  facts: RoutingFacts,
  findings: LevelFindings & { assignedRegions: string[] | null; handedTo: NonNullable<RoutingFacts['handedTo']> },
): RoutingFacts {
  const urgency = levelOf(facts.urgency, findings);
  const regions = findings.assignedRegions;
  return {
    ...facts,
    urgency,
    ...(findings.handedTo.length === 0 ? {} : { handedTo: findings.handedTo }),
    ...(regions === null ? {} : { regions, countryKnown: regions.length > 0 }),
    flags: { ...facts.flags, reprisal: facts.flags.reprisal || findings.repeated || findings.foundUrgency !== null },
  };
}
