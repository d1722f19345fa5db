import { excludedBy, Reach, type Directory } from '@amparo/domain';
import type { SightFacts } from '../sight/sight-facts.rules';

/** So many others hear of broken glass (security: Audit). */
export const WITNESSES = 2;

/**
 * Who is told that somebody broke the glass of a case: one on duty in the security working group and one on global duty, else
 * others of them, else the last resort. Never she herself, and nobody whom the case is kept from. Fewer than two where there
 * are no more.
 */
export function witnessesOf(person: string, { excluded, conflicts }: Pick<SightFacts, 'excluded' | 'conflicts'>, directory: Directory, now: Date): string[] {
  const reach = new Reach(directory, [person, ...excluded, ...excludedBy(conflicts, directory)], now);
  const [group, duty] = [reach.group('SECURITY_WORKING_GROUP'), reach.globalDuty()];
  const others = [...group.slice(0, 1), ...duty.filter((one) => one !== group[0]).slice(0, 1), ...group, ...duty, ...reach.lastResort()];
  return [...new Set(others)].slice(0, WITNESSES);
}
