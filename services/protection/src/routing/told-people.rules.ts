import type { Directory, Rung } from '@amparo/domain';

/** A person who was told of a case, and the routes that reached her. */
export interface ToldPerson {
  person: string;
  routes: readonly string[];
}

/**
 * Who is no longer concerned after the regions of a case became others: those reached as coordinator of a region alone, or
 * called as alternate of one that is none of the case's now, and not by the new decision. Duty stays until somebody takes over (guide 6, cases 4 and 12).
 */
export function noLongerConcerned(before: readonly ToldPerson[], now: readonly ToldPerson[], regions: readonly string[]): string[] {
  const told = new Set(now.map(({ person }) => person));
  const gone = (route: string): boolean => {
    const called = OF_REGIONS.find((rung) => route.startsWith(`ESCALATION:${rung}:`));
    return route.startsWith('REGIONAL_COORDINATOR:') || (called !== undefined && !regions.includes(route.slice(`ESCALATION:${called}:`.length)));
  };
  return before.filter(({ person, routes }) => !told.has(person) && routes.every(gone)).map(({ person }) => person);
}

/** Rungs whose people are those of the case's regions. */
const OF_REGIONS: readonly Rung[] = ['REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR'];

/**
 * What is kept as the routes of somebody whom the ladder reached: for a coordinator or alternate, each region of the case that made her one.
 *
 * @param regions of the case
 */
export function escalationRoutes(person: string, reached: Rung, regions: readonly string[], { roles }: Pick<Directory, 'roles'>): string[] {
  if (reached === 'GLOBAL_DUTY') return [reached];
  if (!OF_REGIONS.includes(reached)) return [`ESCALATION:${reached}`];
  return regions.filter((region) => roles.some((held) => held.person === person && held.role === reached && held.region === region))
    .map((region) => `ESCALATION:${reached}:${region}`);
}

/** Why somebody is told who was asked to take an alert, and is on duty for it whatever its regions. */
const HANDOVER = 'HANDOVER';

/**
 * What is kept as the routes of somebody who is asked to take an alert: each region of the case that made her one to ask, as the ladder
 * writes it, so that a corrected country ends her part too.
 *
 * @param regions of the case
 * @param anywhere she is on duty for it whatever its regions
 */
export function takerRoutes(person: string, regions: readonly string[], anywhere: boolean, directory: Pick<Directory, 'roles'>): string[] {
  return [...OF_REGIONS.flatMap((rung) => escalationRoutes(person, rung, regions, directory)), ...(anywhere ? [HANDOVER] : [])];
}

/** The contract's words for people who are told. */
export function toRecipients(told: readonly ToldPerson[]): { personId: string; routes: string[] }[] {
  return told.map(({ person, routes }) => ({ personId: person, routes: [...routes] }));
}
