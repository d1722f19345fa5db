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
  const gone = (route: string): boolean =>
    route.startsWith('REGIONAL_COORDINATOR:') || (route.startsWith(ALTERNATE) && !regions.includes(route.slice(ALTERNATE.length)));
  return before.filter(({ person, routes }) => !told.has(person) && routes.every(gone)).map(({ person }) => person);
}

const ALTERNATE = 'ESCALATION:ALTERNATE_COORDINATOR:';

/**
 * What is kept as the routes of somebody whom the ladder reached: for an alternate, each region of the case that made her one.
 *
 * @param regions of the case
 */
export function escalationRoutes(person: string, reached: Rung, regions: readonly string[], { roles }: Pick<Directory, 'roles'>): string[] {
  if (reached === 'GLOBAL_DUTY') return [reached];
  if (reached === 'LAST_RESORT') return [`ESCALATION:${reached}`];
  return regions.filter((region) => roles.some((held) => held.person === person && held.role === reached && held.region === region))
    .map((region) => `${ALTERNATE}${region}`);
}

/** The contract's words for people who are told. */
export function toRecipients(told: readonly ToldPerson[]): { personId: string; routes: string[] }[] {
  return told.map(({ person, routes }) => ({ personId: person, routes: [...routes] }));
}
