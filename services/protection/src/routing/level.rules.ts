import { highest, raise, rankOf, type RoutingFacts, type Urgency } from '@amparo/domain';

/** What protection has learnt of a case's level besides what the door said. */
export interface LevelFindings {
  /** A level that casework or a person found; null where none was. */
  foundUrgency: Urgency | null;
  /** An earlier reprisal of the last 90 days concerns the same people or project. */
  repeated: boolean;
  /** What people lowered it to, all of what is known considered; null where nobody did, or it has become more urgent since. */
  loweredTo: Urgency | null;
}

/**
 * The level of a case: what the door said, one step up for a repetition (once, to IMMINENT at most), and never below
 * what was found (urgency-and-routing: Level; guide 4.2, T6); unless people have lowered it since.
 */
export function levelOf(told: Urgency, { foundUrgency, repeated, loweredTo }: LevelFindings): Urgency {
  const known = highest(raise(told, repeated ? 1 : 0), foundUrgency ?? 'NONE');
  return loweredTo !== null && rankOf(loweredTo) < rankOf(known) ? loweredTo : known;
}

/** Rules that say nothing which was not said before. */
const NOTHING_NEW: ReadonlySet<string> = new Set(['BEFORE', 'OLD', 'NONE']);

/**
 * Whether a further body says something of danger by itself. The door gives each body at least the level of those before it, so that its
 * level says nothing; the rules that fired do. A text that a person must read counts: unknown never lowers.
 *
 * @param because codes of the rules that fired at the door
 */
export function saysDanger(because: readonly string[]): boolean {
  return because.some((rule) => !NOTHING_NEW.has(rule));
}

/** What is left of a lowering once a level was found: nothing below that level, and nothing at all where nobody lowered it or nothing is above it. */
export function loweredAfter(loweredTo: Urgency | null, found: Urgency): Urgency | null {
  const left = loweredTo === null ? null : highest(loweredTo, found);
  return left === 'IMMINENT' ? null : left;
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
