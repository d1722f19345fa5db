import { isCompromised } from '@amparo/domain';
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

/** Directory ids of who is told that an organisation may be compromised: the working group's duty, else its members, else global duty. */
export function whoIsTold({ groups, roles, organisations, people }: DirectoryFile, closed: string): string[] {
  const working = new Set(groups.filter(({ kind }) => kind === 'SECURITY_WORKING_GROUP').map(({ id }) => id));
  const holders = (role: string, ofGroup: boolean) => roles.filter((held) => held.role === role && (!ofGroup || working.has(held.group ?? ''))).map(({ person }) => person);
  const shut = new Set([closed, ...organisations.filter(isCompromised).map(({ id }) => id)]);
  const reachable = new Set(people.filter(({ organisation }) => organisation === undefined || !shut.has(organisation)).map(({ id }) => id));
  const found = [holders('DUTY', true), holders('MEMBER', true), holders('GLOBAL_DUTY', false)].map((some) => some.filter((person) => reachable.has(person)));
  return [...new Set(found.find((some) => some.length > 0))].sort();
}
