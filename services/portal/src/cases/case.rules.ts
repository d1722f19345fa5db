import type { CaseResource } from '@amparo/domain';

/** What the portal keeps of a case: what decides who may know of it, and nothing else. */
export interface KnownCase {
  /** The door's word is here: without it nobody knows whose conflict of interest it is. */
  received: boolean;
  /** Opaque ids of those involved, of all bodies. */
  conflicts: string[];
  /** Coordinators are not told: a civil-society source that we do not know. */
  withheld: boolean;
  /** Version of protection's newest decision; 0 while there is none. */
  routedVersion: number;
  /** Of all decisions: a group once told stays. */
  routes: string[];
  regions: string[];
  /** People kept out by any decision. */
  excluded: string[];
  /** By person, the version of the newest word that she is told. */
  told: Record<string, number>;
  /** By person, the version of the newest word that she is not concerned any more. */
  released: Record<string, number>;
  /** By person, the version of the newest word that the case is hers. */
  assigned: Record<string, number>;
  /** By person, the version of the newest word that it is hers no more. */
  unassigned: Record<string, number>;
}

/** Protection's decision, as far as it decides who may know. */
export interface Decided {
  version: number;
  routes: string[];
  regions: string[];
  excluded: string[];
  told: string[];
  released: string[];
  /** Codes of the rules that fired. */
  because: string[];
}

const WITHHELD = 'WITHHELD';

/** The door's word on one body. All of these rules give the same in whatever order the events of a case arrive. */
export function afterReceived(known: KnownCase, conflicts: readonly string[], unmatchedCivilSociety: boolean): KnownCase {
  return { ...known, received: true, conflicts: union(known.conflicts, conflicts), withheld: known.withheld || unmatchedCivilSociety };
}

/** A decision: the newest gives the regions, each adds routes; who is kept out stays out. */
export function afterRouted(known: KnownCase, decided: Decided): KnownCase {
  const newest = decided.version > known.routedVersion;
  return {
    ...known,
    routes: union(known.routes, decided.routes).sort(),
    excluded: union(known.excluded, decided.excluded),
    withheld: known.withheld || decided.because.includes(WITHHELD),
    told: newestOf(known.told, decided.told, decided.version),
    released: newestOf(known.released, decided.released, decided.version),
    ...(newest ? { routedVersion: decided.version, regions: decided.regions } : {}),
  };
}

/** An alert, or a rung of its ladder, told more people. */
export function afterTold(known: KnownCase, people: readonly string[], version: number): KnownCase {
  return { ...known, told: newestOf(known.told, people, version) };
}

/** It was given to somebody. */
export function afterAssigned(known: KnownCase, person: string, version: number): KnownCase {
  return { ...known, assigned: newestOf(known.assigned, [person], version) };
}

/** It was taken from somebody. */
export function afterUnassigned(known: KnownCase, person: string, version: number): KnownCase {
  return { ...known, unassigned: newestOf(known.unassigned, [person], version) };
}

/**
 * The case as the access rules see it.
 *
 * @returns nothing until both the door and protection have spoken: until then somebody could be shown it who must not
 */
export function resourceOf(caseId: string, known: KnownCase): CaseResource | undefined {
  if (!known.received || known.routedVersion === 0) return undefined;
  const { conflicts, excluded, regions, routes, assigned, unassigned, told, released, withheld } = known;
  return {
    kind: 'case', id: caseId, conflicts, excluded, regions, routes, handlers: holding(assigned, unassigned), coordinatorsWithheld: withheld,
    told: holding(told, released),
    // No referral has been told of yet: partners hear of nothing.
    referrals: [],
  };
}

/** Of whom the newest word is that she is, not that she is not any more. */
const holding = (since: Record<string, number>, until: Record<string, number>): string[] =>
  Object.entries(since).filter(([person, version]) => version > (until[person] ?? 0)).map(([person]) => person).sort();

function union(known: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...known, ...added])];
}

function newestOf(known: Record<string, number>, people: readonly string[], version: number): Record<string, number> {
  return { ...known, ...Object.fromEntries(people.map((person) => [person, Math.max(version, known[person] ?? 0)])) };
}
