import { excludedBy, type Directory } from '@amparo/domain';
import type { CaseEntity } from '../routing/case.entity';

/** Directory ids of who must not know of a case: whom a decision kept out, and whoever has come since with a conflict in it. */
export function keptOutOf({ excluded, facts }: Pick<CaseEntity, 'excluded' | 'facts'>, directory: Directory): string[] {
  return [...excluded, ...excludedBy(facts?.conflicts ?? [], directory)];
}
