import { Refusal } from '@amparo/kernel';
import type { Absence, DirectoryFile, Group, Organisation, Person, Role } from './directory.rules';
import { referenceFaults } from './references.rules';
import { checks, isTable, type Check, type Fault } from './field-checks.rules';

type Row = Record<string, unknown>;

/** A property of a row: what it must be, and whether it must be there. */
interface Field {
  check: Check;
  required: boolean;
}

const must = (check: Check): Field => ({ check, required: true });
const may = (check: Check): Field => ({ check, required: false });

const SECTIONS = {
  organisations: {
    id: must(checks.id), name: must(checks.name), aliases: may(checks.names), kind: must(checks.code), services: may(checks.codes),
    regions: may(checks.regions), languages: may(checks.languages), capacity: may(checks.code),
    servedByLink: may(checks.flag),
  },
  people: {
    id: must(checks.id), name: must(checks.name), email: must(checks.email), language: may(checks.language),
    organisation: may(checks.id), pager: may(checks.pager),
    zone: may(checks.zone), hours: may(checks.hours),
  },
  groups: { id: must(checks.id), name: must(checks.name), kind: must(checks.groupKind) },
  roles: { person: must(checks.id), role: must(checks.role), group: may(checks.id), region: may(checks.region) },
  absences: { person: must(checks.id), from: must(checks.day), to: must(checks.day) },
} satisfies Record<string, Record<string, Field>>;

type Section = keyof typeof SECTIONS;

/** Told at most; a file that is wrong all over needs no longer list. */
const MOST_FAULTS = 20;

/** What a role cannot be without (contracts: "Who is told"). */
const NEEDS: Record<string, 'group' | 'region'> = {
  DUTY: 'group', MEMBER: 'group', REGIONAL_COORDINATOR: 'region', ALTERNATE_COORDINATOR: 'region',
};

/** Roles that are held for everything. In a group they would make somebody be told as its member who may not see what came. */
const OF_NO_PLACE: ReadonlySet<string> = new Set(['CASE_HANDLER', 'REVIEWER', 'SECRETARIAT', 'ADMINISTRATOR', 'AUDITOR']);

/**
 * Reads a directory file (contracts: directory.example.json). All or nothing: one fault refuses the whole. Sections other
 * than `people` and `roles` may be left out and are then empty; an unknown property is a fault, since a misspelt section
 * would otherwise take away whom it held.
 *
 * @throws Refusal `directory.malformed` (400) for a wrong form, `directory.unknown-reference` (422) for an id that nobody
 *   has, or that two have. The message names places (`/people/3/email`), never what stands there.
 */
export function readDirectoryFile(body: unknown): DirectoryFile {
  const faults: Fault[] = [];
  if (!isTable(body)) throw refusal('malformed', [{ at: '/', says: 'must be an object' }]);
  for (const key of Object.keys(body)) {
    if (key !== 'regionMap' && !Object.hasOwn(SECTIONS, key)) faults.push({ at: '/', says: 'holds a section that the format does not know' });
  }
  for (const section of ['people', 'roles']) if (body[section] === undefined) faults.push({ at: `/${section}`, says: 'is missing' });
  const rows = (section: Section): Row[] => readRows(section, body[section], faults);
  const file: DirectoryFile = {
    regionMap: readRegionMap(body['regionMap'], faults),
    organisations: rows('organisations').map((row) => ({ aliases: [], services: [], regions: [], languages: [], ...row }) as unknown as Organisation),
    people: rows('people').map((row) => ({ language: 'en', ...row }) as unknown as Person),
    groups: rows('groups') as unknown as Group[],
    roles: rows('roles') as unknown as Role[],
    absences: rows('absences') as unknown as Absence[],
  };
  if (faults.length === 0) faults.push(...faultsBetweenFields(file));
  if (faults.length > 0) throw refusal('malformed', faults);
  const unknown = referenceFaults(file);
  if (unknown.length > 0) throw refusal('unprocessable', unknown);
  return file;
}

function readRows(section: Section, value: unknown, faults: Fault[]): Row[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    faults.push({ at: `/${section}`, says: 'must be a list' });
    return [];
  }
  return value.map((row: unknown, index) => readRow(SECTIONS[section], row, `/${section}/${index}`, faults));
}

function readRow(shape: Record<string, Field>, value: unknown, at: string, faults: Fault[]): Row {
  if (!isTable(value)) {
    faults.push({ at, says: 'must be an object' });
    return {};
  }
  // A key that we do not know came from outside: its row is named, the key is not.
  if (Object.keys(value).some((key) => !Object.hasOwn(shape, key))) faults.push({ at, says: 'holds a property that the format does not know' });
  const row: Row = {};
  for (const [name, { check, required }] of Object.entries(shape)) {
    const held = Object.hasOwn(value, name) ? value[name] : undefined;
    if (held !== undefined && check.ok(held)) row[name] = held;
    else if (held !== undefined) faults.push({ at: `${at}/${name}`, says: check.says });
    else if (required) faults.push({ at: `${at}/${name}`, says: 'is missing' });
  }
  return row;
}

function readRegionMap(value: unknown, faults: Fault[]): Record<string, string> {
  if (value === undefined) return {};
  if (!isTable(value)) {
    faults.push({ at: '/regionMap', says: 'must be an object' });
    return {};
  }
  const good = Object.entries(value).every(([country, region]) => checks.country.ok(country) && checks.region.ok(region));
  if (!good) faults.push({ at: '/regionMap', says: 'must hold country codes of two capital letters, each with the code of a region' });
  return good ? (value as Record<string, string>) : {};
}

function faultsBetweenFields(file: DirectoryFile): Fault[] {
  const roles = file.roles.flatMap((role, index): Fault[] => {
    const needed = NEEDS[role.role];
    if (needed !== undefined && role[needed] === undefined) return [{ at: `/roles/${index}/${needed}`, says: 'is missing for this role' }];
    const places = OF_NO_PLACE.has(role.role) ? (['group', 'region'] as const).filter((place) => role[place] !== undefined) : [];
    return places.map((place) => ({ at: `/roles/${index}/${place}`, says: 'does not belong to this role' }));
  });
  const absences = file.absences.flatMap((absence, index): Fault[] =>
    absence.from <= absence.to ? [] : [{ at: `/absences/${index}/to`, says: 'must not be before the first day' }]);
  const people = file.people.flatMap(({ zone, hours }, index): Fault[] =>
    hours === undefined || zone !== undefined ? [] : [{ at: `/people/${index}/zone`, says: 'is missing for duty hours' }]);
  return [...people, ...roles, ...absences];
}

function refusal(kind: 'malformed' | 'unprocessable', faults: readonly Fault[]): Refusal {
  const said = faults.slice(0, MOST_FAULTS).map(({ at, says }) => `${at} ${says}`).join('; ');
  const more = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : '';
  return kind === 'malformed'
    ? new Refusal(kind, 'directory.malformed', `The directory is not well formed: ${said}${more}. Nothing was changed.`)
    : new Refusal(kind, 'directory.unknown-reference', `The directory does not hold together: ${said}${more}. Nothing was changed.`);
}
