import { Refusal } from '@amparo/kernel';
import type { DirectoryFile, Group } from '../directory/directory.rules';

/** A group with its people. */
export interface GroupShown extends Group {
  /** Ids of people on duty. */
  duty: string[];
  /** Ids of the others. */
  members: string[];
}

/** @throws Refusal `group.absent` (404) */
export function groupIn(file: DirectoryFile, id: string): Group {
  const found = file.groups.find((group) => group.id === id);
  if (found === undefined) throw new Refusal('absent', 'group.absent', 'There is no such group.');
  return found;
}

export function shown(file: DirectoryFile, group: Group): GroupShown {
  const inIt = file.roles.filter((role) => role.group === group.id);
  const duty = new Set(inIt.filter(({ role }) => role === 'DUTY').map(({ person }) => person));
  const members = new Set(inIt.map(({ person }) => person).filter((person) => !duty.has(person)));
  return { ...group, duty: [...duty].sort(), members: [...members].sort() };
}
