import { hiddenKeysOf, sightKeysOf, type CaseResource, type SightKey } from '@amparo/domain';

/** Somebody who was told of a case, by the newest that was heard of her. */
export interface ToldPerson {
  person: string;
  /** Version of protection's case when that was decided. */
  version: number;
  /** All routes that ever reached her. */
  routes: string[];
  /** She no longer is concerned. */
  released?: boolean;
}

/** What decides who may know of a case. All S1. */
export interface SightFacts {
  id: string;
  /** Null while only a later event has been heard. */
  reference: string | null;
  regions: string[];
  /** Null while no body of the report has been heard of: as good as withheld. */
  coordinatorsWithheld: boolean | null;
  /** Where all decisions so far have routed it: a group once told stays. */
  routes: string[];
  conflicts: string[];
  excluded: string[];
  leadPerson: string | null;
  assigned: string[];
  told: ToldPerson[];
}

/** A decision of protection, as far as it says who may know. */
export interface DecidedSight {
  version: number;
  /** Nothing newer has been heard. */
  newest: boolean;
  routes: readonly string[];
  because: readonly string[];
  recipients: readonly { personId: string; routes: readonly string[] }[];
  excluded: readonly string[];
  released: readonly string[];
  coordinatorsWithheld: boolean;
  /** Null when nobody leads. */
  leadPerson: string | null;
}

/** After one more body: conflicts only grow, and what is withheld once stays withheld. */
export function sightAfterBody(known: SightFacts, body: { conflicts: readonly string[]; unmatchedCivilSociety: boolean }): Pick<SightFacts, 'conflicts' | 'coordinatorsWithheld'> {
  return {
    conflicts: union(known.conflicts, body.conflicts),
    coordinatorsWithheld: (known.coordinatorsWithheld ?? false) || body.unmatchedCivilSociety,
  };
}

/**
 * After a decision of protection. Whoever is excluded once is for good, and a group to which it was routed once goes on seeing it
 * (contracts: an addition may add routes), by an old decision that comes late too; who was told and who was released is settled
 * person by person, by the newest that was said of her.
 */
export function sightAfterDecision(known: SightFacts, decided: DecidedSight): Partial<SightFacts> & { because?: string[] } {
  const { version, newest, routes, because, recipients, excluded, released, coordinatorsWithheld } = decided;
  return {
    excluded: union(known.excluded, excluded),
    routes: union(known.routes, routes),
    told: afterRelease(sightAfterAlert(known, { version, recipients }).told, released, version),
    // Only ever closed by a decision: that it is open is for the bodies to say, which have been heard then.
    ...(coordinatorsWithheld ? { coordinatorsWithheld } : {}),
    ...(newest ? { because: [...because], assigned: union(known.assigned, formerLead(known, decided)).filter((person) => !released.includes(person)) } : {}),
  };
}

/** After an alert, or a rung of the ladder: more people were told. */
export function sightAfterAlert(known: Pick<SightFacts, 'told'>, { version, recipients }: Pick<DecidedSight, 'version' | 'recipients'>): Pick<SightFacts, 'told'> {
  return {
    told: recipients.reduce((told, { personId: person, routes }) => {
      const before = told.find((one) => one.person === person);
      const all = union(before?.routes ?? [], routes);
      const newer = before === undefined || before.version <= version ? { person, version, routes: all } : { ...before, routes: all };
      return [...told.filter((one) => one.person !== person), newer];
    }, known.told),
  };
}

/** People who have the case: who leads, and whom it was given. */
export function handlersOf({ leadPerson, assigned }: Pick<SightFacts, 'leadPerson' | 'assigned'>): string[] {
  return union(leadPerson === null ? [] : [leadPerson], assigned);
}

/**
 * A case as the rules of access know it. Referrals come with the partners. Of one that neither the door nor protection has told
 * of yet, nobody knows where it belongs: it is in no region that anybody has, and not without one.
 */
export function resourceOf(facts: SightFacts): CaseResource {
  const { id, reference, regions, coordinatorsWithheld, routes, conflicts, excluded, told } = facts;
  return {
    kind: 'case', id, regions: reference === null ? ['unknown'] : regions, routes, conflicts, excluded, coordinatorsWithheld: coordinatorsWithheld ?? true, handlers: handlersOf(facts),
    told: told.filter(({ released }) => released !== true).map(({ person }) => person), referrals: [],
  };
}

/** The keys to keep of a case. */
export function keysToKeep(facts: SightFacts): { sight: SightKey[]; hidden: string[] } {
  const resource = resourceOf(facts);
  return { sight: sightKeysOf(resource), hidden: hiddenKeysOf(resource) };
}

/**
 * Who led until now and does not any more. She keeps the case: an addition that goes to others does not take it from her, only
 * a decision that releases her, or a person, does.
 */
function formerLead({ leadPerson, excluded: before }: SightFacts, { leadPerson: now, excluded }: DecidedSight): string[] {
  return leadPerson === null || leadPerson === now || before.includes(leadPerson) || excluded.includes(leadPerson) ? [] : [leadPerson];
}

function afterRelease(told: ToldPerson[], released: readonly string[], version: number): ToldPerson[] {
  return released.reduce((all, person) => {
    const before = all.find((one) => one.person === person);
    if (before !== undefined && before.version > version) return all;
    return [...all.filter((one) => one !== before), { person, version, routes: before?.routes ?? [], released: true }];
  }, told);
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
