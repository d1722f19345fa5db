import { ROLES, type RoleName } from '@amparo/domain';

/** Where each role is held (GLOSSARY: duty, regional coordinator): in a group, for a region, or for all. */
export function heldIn(role: string): 'group' | 'region' | 'all' {
  if (role === 'MEMBER' || role === 'DUTY') return 'group';
  return role === 'REGIONAL_COORDINATOR' || role === 'ALTERNATE_COORDINATOR' ? 'region' : 'all';
}

/** A role as a form holds it: empty where nothing was chosen yet. */
export interface RoleChosen {
  role: RoleName;
  group: string;
  region: string;
}

export const NO_ROLE_YET: RoleChosen = { role: ROLES[0], group: '', region: '' };

/** A role as it is sent: with its place, and only that. */
export function roleSent({ role, group, region }: RoleChosen): { role: RoleName; group?: string; region?: string } {
  const place = heldIn(role);
  return { role, ...(place === 'group' ? { group } : {}), ...(place === 'region' ? { region } : {}) };
}
