import { can, REGIONS, type Access, type DutyHours, type RosterResource, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import type { Absence, DirectoryFile, Role } from '../directory/directory.rules';

/** Who is there for a region, for a group, or (with neither) for everything, and who of them is away when. Ids and codes only. */
export interface Roster {
  region?: string;
  group?: string;
  /** With her time zone and duty hours, where the directory has them. */
  people: { person: string; role: string; zone?: string; hours?: DutyHours }[];
  absences: Absence[];
}

/** Roles by which somebody is told, so that her absence counts (contracts: "Who is told"). */
const ON_ROSTER: ReadonlySet<string> = new Set([
  'DUTY', 'MEMBER', 'REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR', 'GLOBAL_DUTY', 'LAST_RESORT',
]);

/** Every roster: one for all, one a region, one a group; those without people too, since that is what one looks for. */
export function rostersIn(file: DirectoryFile): Roster[] {
  const known = new Map(file.people.map((person) => [person.id, person]));
  const clockOf = (id: string) => {
    const { zone, hours } = known.get(id) ?? {};
    return { ...(zone === undefined ? {} : { zone }), ...(hours === undefined ? {} : { hours }) };
  };
  const regions = [...new Set([...REGIONS, ...Object.values(file.regionMap), ...file.roles.flatMap(({ region }) => region ?? [])])].sort();
  const groups = file.groups.map(({ id }) => id).sort();
  return [{}, ...regions.map((region) => ({ region })), ...groups.map((group) => ({ group }))].map((place: { region?: string; group?: string }) => {
    const roles = file.roles.filter((role) => ON_ROSTER.has(role.role) && standsIn(role, place));
    const people = new Set(roles.map(({ person }) => person));
    return {
      ...place,
      people: roles.map(({ person, role }) => ({ person, role, ...clockOf(person) })),
      absences: file.absences.filter(({ person }) => people.has(person)),
    };
  });
}

/** The rosters that a person stands on, as things to be asked leave for; the one for all where she stands on none. */
export function rostersOf(file: DirectoryFile, person: string): RosterResource[] {
  const hers = file.roles.filter((role) => role.person === person && ON_ROSTER.has(role.role));
  return hers.length === 0 ? [rosterOf({})] : hers.map(rosterOf);
}

export function rosterOf({ region, group }: { region?: string; group?: string }): RosterResource {
  return { kind: 'roster', ...(region === undefined ? {} : { region }), ...(group === undefined ? {} : { group }) };
}

/** An absence counts on each roster of hers: who changes it must be allowed to change every one of them. */
export function mayChangeAbsenceOf(person: string): (subject: Subject, file: DirectoryFile, now: Date) => Access {
  return (subject, file, now) => {
    const answers = rostersOf(file, person).map((roster) => can(subject, 'roster.change', roster, { now }));
    return answers.find(({ allowed }) => !allowed) ?? { allowed: true };
  };
}

/** Whether somebody may see one of the rosters that a person stands on. */
export function maySeeAbsenceOf(person: string, subject: Subject, file: DirectoryFile, now: Date): boolean {
  return rostersOf(file, person).some((roster) => can(subject, 'roster.read', roster, { now }).allowed);
}

/**
 * Puts one absence in place of another, or beside the others.
 *
 * @param old nothing to add one
 * @throws Refusal `person.absent` or `absence.absent` (404), `absence.overlaps` (409)
 */
export function withAbsence(file: DirectoryFile, absence: Absence, old?: Absence): DirectoryFile {
  if (!file.people.some(({ id }) => id === absence.person)) throw new Refusal('absent', 'person.absent', 'There is no such person.');
  const others = old === undefined ? file.absences : withoutAbsence(file, old).absences;
  if (others.some(({ person, from, to }) => person === absence.person && from <= absence.to && absence.from <= to)) {
    throw new Refusal('conflict', 'absence.overlaps', 'She is away on some of these days already. Change that absence.');
  }
  return { ...file, absences: [...others, absence] };
}

/** @throws Refusal `absence.absent` (404) */
export function withoutAbsence(file: DirectoryFile, { person, from, to }: Absence): DirectoryFile {
  const absences = file.absences.filter((absence) => absence.person !== person || absence.from !== from || absence.to !== to);
  if (absences.length === file.absences.length) throw new Refusal('absent', 'absence.absent', 'There is no such absence.');
  return { ...file, absences };
}

function standsIn(role: Role, { region, group }: { region?: string; group?: string }): boolean {
  // What is held in a group is on the group's roster, for whichever region.
  if (role.group !== undefined) return role.group === group;
  return group === undefined && role.region === region;
}
