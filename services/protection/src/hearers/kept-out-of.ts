import { excludedBy, type Directory, type RoutingFacts } from '@amparo/domain';

/** What says of a case who must not know of it. */
interface KeptOut {
  excluded: readonly string[];
  facts: Pick<RoutingFacts, 'conflicts'> | null;
}

/** Directory ids of who must not know of a case: whom a decision kept out, and whoever has come since with a conflict in it. */
export function keptOutOf({ excluded, facts }: KeptOut, directory: Directory): string[] {
  return [...excluded, ...excludedBy(facts?.conflicts ?? [], directory)];
}
