import { REGIONS } from '@amparo/domain';
import type { DirectoryFile } from './directory.rules';
import type { Fault } from './field-checks.rules';

/**
 * References to nobody, ids that two have, and coordinators of a region that no country belongs to: a misspelt region
 * would leave its people without a coordinator, and nobody would notice.
 */
export function referenceFaults(file: DirectoryFile): Fault[] {
  const people = new Set(file.people.map((person) => person.id));
  const groups = new Set(file.groups.map((group) => group.id));
  const organisations = new Set(file.organisations.map((organisation) => organisation.id));
  const regions = new Set<string>([...REGIONS, ...Object.values(file.regionMap)]);
  return [
    ...repeats(file.people, 'people', (person) => person.id),
    ...repeats(file.organisations, 'organisations', (organisation) => organisation.id),
    ...repeats(file.groups, 'groups', (group) => group.id),
    ...repeats(file.roles, 'roles', (role) => JSON.stringify([role.person, role.role, role.group ?? null, role.region ?? null])),
    ...dangling(file.people, 'people', 'organisation', organisations),
    ...dangling(file.roles, 'roles', 'person', people),
    ...dangling(file.roles, 'roles', 'group', groups),
    ...dangling(file.roles, 'roles', 'region', regions),
    ...dangling(file.absences, 'absences', 'person', people),
  ];
}

function dangling<T>(rows: readonly T[], section: string, field: keyof T & string, known: ReadonlySet<string>): Fault[] {
  return rows.flatMap((row, index) => {
    const reference = row[field];
    const dangles = typeof reference === 'string' && !known.has(reference);
    return dangles ? [{ at: `/${section}/${index}/${field}`, says: 'refers to nothing that there is' }] : [];
  });
}

function repeats<T>(rows: readonly T[], section: string, key: (row: T) => string): Fault[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const known = seen.has(key(row));
    seen.add(key(row));
    return known ? [{ at: `/${section}/${index}`, says: 'is there twice' }] : [];
  });
}
