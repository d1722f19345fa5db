import { Refusal } from '@amparo/kernel';
import type { Absence, DirectoryFile, Person, Role } from '../directory/directory.rules';

/** A person with what she does and when she is away. */
export interface PersonShown extends Person {
  roles: Omit<Role, 'person'>[];
  absences: Omit<Absence, 'person'>[];
}

/** @throws Refusal `person.absent` (404) */
export function personIn(file: DirectoryFile, id: string): Person {
  const found = file.people.find((person) => person.id === id);
  if (found === undefined) throw new Refusal('absent', 'person.absent', 'There is no such person.');
  return found;
}

export function shown(file: DirectoryFile, person: Person): PersonShown {
  const hers = <T extends { person: string }>(rows: readonly T[]) => rows.filter((row) => row.person === person.id).map(({ person: _, ...rest }) => rest);
  return { ...person, roles: hers(file.roles), absences: hers(file.absences) };
}

/** Names of the fields in which two differ. Never what stands in them. */
export function changedFields<T extends object>(before: T, after: T): string[] {
  const text = (value: unknown) => JSON.stringify(value ?? null);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T & string)[];
  return names.filter((name) => text(before[name]) !== text(after[name])).sort();
}

/** The directory without a person, and without all that was hers. */
export function withoutPerson(file: DirectoryFile, id: string): DirectoryFile {
  const others = (row: { person: string }) => row.person !== id;
  return {
    ...file, people: file.people.filter((person) => person.id !== id), roles: file.roles.filter(others), absences: file.absences.filter(others),
  };
}
