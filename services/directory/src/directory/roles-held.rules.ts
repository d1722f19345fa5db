import { ROLES, type RoleHeld, type RoleName } from '@amparo/domain';
import type { DirectoryFile } from './directory.rules';

/** The roles that a person holds, each with the kind of its group: what her tokens say of her. */
export function rolesHeldBy(file: DirectoryFile, person: string): RoleHeld[] {
  const kinds = new Map(file.groups.map(({ id, kind }) => [id, kind]));
  return file.roles.flatMap(({ person: holder, role, group, region }) => {
    if (holder !== person || !isRoleName(role)) return [];
    const kind = group === undefined ? undefined : kinds.get(group);
    return [{
      role, ...(group === undefined ? {} : { group }), ...(kind === undefined ? {} : { kind }), ...(region === undefined ? {} : { region }),
    }];
  });
}

const isRoleName = (role: string): role is RoleName => (ROLES as readonly string[]).includes(role);
