import type { Words } from '../language/words';

/** A role as people read it, with its region or group. */
export function roleName({ role, group, region }: { role: string; group?: string | undefined; region?: string | undefined }, { mean, say }: Words): string {
  const where = region === undefined ? group : mean('region', region);
  return where === undefined ? mean('role', role) : say('role-of', { role: mean('role', role), where });
}
