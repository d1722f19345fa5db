import { Refusal } from '@amparo/kernel';
import type { DirectoryFile, Role } from '../directory/directory.rules';

/**
 * The directory with one role more. Whether it may stand so (a coordinator has a region, duty a group) is the format's to say.
 *
 * @throws Refusal `person.absent` (404), `role.held` (409)
 */
export function withRole(file: DirectoryFile, role: Role): DirectoryFile {
  if (!file.people.some(({ id }) => id === role.person)) throw new Refusal('absent', 'person.absent', 'There is no such person.');
  if (file.roles.some((held) => isSame(held, role))) throw new Refusal('conflict', 'role.held', 'She holds this role already.');
  return { ...file, roles: [...file.roles, role] };
}

/**
 * The directory with one role less.
 *
 * @throws Refusal `role.absent` (404)
 */
export function withoutRole(file: DirectoryFile, role: Role): DirectoryFile {
  const roles = file.roles.filter((held) => !isSame(held, role));
  if (roles.length === file.roles.length) throw new Refusal('absent', 'role.absent', 'She does not hold this role.');
  return { ...file, roles };
}

/** What is said of a role in the list of changes. */
export function roleDetail({ role, group, region }: Role): Record<string, string> {
  return { role, ...(group === undefined ? {} : { group }), ...(region === undefined ? {} : { region }) };
}

function isSame(a: Role, b: Role): boolean {
  return (['person', 'role', 'group', 'region'] as const).every((name) => a[name] === b[name]);
}
