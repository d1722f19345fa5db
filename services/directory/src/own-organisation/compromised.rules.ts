import { isCompromised, Reach, type Directory } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import type { DirectoryFile, Organisation } from '../directory/directory.rules';

/** The directory with another capacity of one organisation. */
export function withCapacity(file: DirectoryFile, id: string, capacity: string): DirectoryFile {
  return { ...file, organisations: file.organisations.map((one) => (one.id === id ? { ...one, capacity } : one)) };
}

/** @throws Refusal `organisation.closed` (409) where it may be compromised: what its people say counts for nothing until somebody has spoken with them */
export function refuseClosed(organisation: Organisation): void {
  if (isCompromised(organisation)) throw new Refusal('conflict', 'organisation.closed', 'This organisation is closed, because it may be compromised.');
}

/** Ids of organisations that are closed before and would not be after: they have another capacity there, or are left out. */
export function reopenedBy(before: DirectoryFile, after: DirectoryFile): string[] {
  const closed = new Set(after.organisations.filter(isCompromised).map(({ id }) => id));
  return before.organisations.filter((one) => isCompromised(one) && !closed.has(one.id)).map(({ id }) => id);
}

/**
 * Directory ids of who is told that an organisation may be compromised: of those who are there today the working group's duty, else its members,
 * else global duty, else the last resort; where all of them are away, the same although they are. Never somebody of a closed organisation.
 */
export function whoIsTold(file: DirectoryFile, closed: string, now: Date): string[] {
  const shut = new Set([closed, ...file.organisations.filter(isCompromised).map(({ id }) => id)]);
  const out = file.people.filter(({ organisation }) => organisation !== undefined && shut.has(organisation)).map(({ id }) => id);
  const there = new Reach(knownToRouting(file), out, now);
  const anybody = new Reach({ ...knownToRouting(file), absences: [] }, out, now);
  // Each is asked only where the one before it finds nobody.
  const pools = [() => there.group('SECURITY_WORKING_GROUP'), () => there.globalDuty(), () => anybody.onGlobalDuty()];
  for (const pool of pools) {
    const found = pool();
    if (found.length > 0) return found.sort();
  }
  return [];
}

/** Nobody is kept out by a conflict here, so none has an id. */
const knownToRouting = ({ people, groups, roles, absences }: DirectoryFile): Directory => ({
  version: 0, people: people.map(({ id }) => ({ id, conflictId: '' })), groups, roles, absences,
});
