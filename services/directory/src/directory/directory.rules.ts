import type { DutyHours } from '@amparo/domain';

/** Somebody who can be told. */
export interface Person {
  id: string;
  name: string;
  email: string;
  /** BCP 47 tag of the language that she reads. */
  language: string;
  /** Id of the organisation that she belongs to. */
  organisation?: string;
  /** Where she is paged, in the words of the paging system. */
  pager?: string;
  /** Where her clocks are, by its name in the IANA database (`Africa/Nairobi`). */
  zone?: string;
  /** When she is on duty, by those clocks; not without a zone. Nothing: at any hour. */
  hours?: DutyHours;
}

/** A member or partner organisation. */
export interface Organisation {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  /** Codes of the help that it gives. */
  services: string[];
  /** Regions in which it helps; `*` is everywhere. */
  regions: string[];
  languages: string[];
  capacity?: string;
  /** None of its people has an account: what it was asked and given reaches it by links that are handed over one at a time (ADR 0054). */
  servedByLink?: boolean;
}

export interface Group {
  id: string;
  name: string;
  kind: string;
}

export interface Role {
  person: string;
  role: string;
  group?: string;
  region?: string;
}

/** Days in UTC (`2026-12-20`), both included. */
export interface Absence {
  person: string;
  from: string;
  to: string;
}

/** The whole directory, as `npm run directory -- import` and `export` know it (contracts: directory.example.json). */
export interface DirectoryFile {
  /** Country code to region: overrides of the table of countries. */
  regionMap: Record<string, string>;
  organisations: Organisation[];
  people: Person[];
  groups: Group[];
  roles: Role[];
  absences: Absence[];
}

/** What an import changes. The order of lists never counts. */
export interface DirectoryChanges {
  /** Whether anything changed at all: if not, there is no new version. */
  any: boolean;
  /** People who came, or about whom anything changed: a role, a group's kind, an absence, an address. */
  people: string[];
  left: string[];
  /** Organisations that came, changed or left. */
  organisations: string[];
  regionMap: boolean;
}

/** Compares two directories: what has to be told of going from `before` to `after` (proto directory/v1). */
export function changesBetween(before: DirectoryFile, after: DirectoryFile): DirectoryChanges {
  const peopleBefore = membershipsOf(before);
  const peopleAfter = membershipsOf(after);
  const organisationsBefore = organisationsOf(before);
  const organisationsAfter = organisationsOf(after);
  const changes = {
    people: changedKeys(peopleBefore, peopleAfter),
    left: goneKeys(peopleBefore, peopleAfter),
    organisations: [...changedKeys(organisationsBefore, organisationsAfter), ...goneKeys(organisationsBefore, organisationsAfter)],
    regionMap: sorted(Object.entries(before.regionMap)) !== sorted(Object.entries(after.regionMap)),
  };
  const groups = sorted(before.groups.map(fields)) !== sorted(after.groups.map(fields));
  const any = groups || changes.regionMap || changes.people.length + changes.left.length + changes.organisations.length > 0;
  return { ...changes, any };
}

/** All that concerns each person, as text that is equal when nothing changed. */
function membershipsOf(file: DirectoryFile): Map<string, string> {
  const kinds = new Map(file.groups.map((group) => [group.id, group.kind]));
  const roles = byPerson(file.roles, (role) => [role.role, role.group ?? null, kinds.get(role.group ?? '') ?? null, role.region ?? null]);
  const absences = byPerson(file.absences, (absence) => [absence.from, absence.to]);
  return new Map(file.people.map((person) => [
    person.id,
    JSON.stringify([fields(person), sorted(roles.get(person.id) ?? []), sorted(absences.get(person.id) ?? [])]),
  ]));
}

function organisationsOf(file: DirectoryFile): Map<string, string> {
  return new Map(file.organisations.map(({ aliases, services, regions, languages, ...rest }) => [
    rest.id,
    JSON.stringify([fields(rest), ...[aliases, services, regions, languages].map(sorted)]),
  ]));
}

function byPerson<T extends { person: string }>(rows: readonly T[], what: (row: T) => unknown): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const row of rows) found.set(row.person, [...(found.get(row.person) ?? []), what(row)]);
  return found;
}

/** The fields that are there, in one order. */
function fields(row: object): [string, unknown][] {
  return Object.entries(row).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sorted(rows: readonly unknown[]): string {
  return JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
}

function changedKeys(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([key, said]) => before.get(key) !== said).map(([key]) => key);
}

function goneKeys(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...before.keys()].filter((key) => !after.has(key));
}
