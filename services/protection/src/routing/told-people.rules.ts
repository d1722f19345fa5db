/** A person who was told of a case, and the routes that reached her. */
export interface ToldPerson {
  person: string;
  routes: readonly string[];
}

/**
 * Who is no longer concerned after the regions of a case changed: those reached as coordinator of a region alone, and
 * not by the new decision. Duty stays until somebody takes over (guide 6, cases 4 and 12).
 */
export function noLongerConcerned(before: readonly ToldPerson[], now: readonly ToldPerson[]): string[] {
  const told = new Set(now.map(({ person }) => person));
  return before
    .filter(({ person, routes }) => !told.has(person) && routes.every((route) => route.startsWith('REGIONAL_COORDINATOR:')))
    .map(({ person }) => person);
}

/** The contract's words for people who are told. */
export function toRecipients(told: readonly ToldPerson[]): { personId: string; routes: string[] }[] {
  return told.map(({ person, routes }) => ({ personId: person, routes: [...routes] }));
}
