import type { Access } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/**
 * Refuses what `can()` refuses. What is hidden is refused exactly as an id that nobody has.
 *
 * @param absent what the route says of such an id
 * @throws Refusal that one, `access.second-factor`, `access.second-person` or `access.forbidden`
 */
export function refuseUnless(access: Access, absent: Refusal): void {
  if (access.allowed) return;
  if (access.hidden) throw absent;
  throw new Refusal('forbidden', access.code, 'You may not do this.');
}
