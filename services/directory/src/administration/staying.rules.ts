import { Reach, standingsOf, type Directory, type RoleHeld } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import type { DirectoryFile } from '../directory/directory.rules';
import { rolesHeldBy } from '../directory/roles-held.rules';

/**
 * What no change of one person may do to the directory (ADR 0019): the directory can always tell somebody, on every day from
 * now on, and always has an administrator; and nobody gives herself anything. An import by the operator is not held to it: it
 * is the way out when nobody is left.
 *
 * @param by directory id of the person who makes the change
 * @throws Refusal `directory.nobody-reached`, `directory.last-administrator` (422); `role.own`, `role.own-administration`,
 *   `person.own-organisation`, `organisation.own-names` (403)
 */
export function refuseHarm(before: DirectoryFile, after: DirectoryFile, by: string, now: Date): void {
  const reached = reachedOn(before);
  const stillReached = reachedOn(after);
  if (daysThatCount(after, now).some((day) => reached(day) && !stillReached(day))) {
    throw new Refusal('unprocessable', 'directory.nobody-reached', 'Nobody could be told of a report any more. Name somebody else first.');
  }
  if (hasAdministrator(before) && !hasAdministrator(after)) {
    throw new Refusal('unprocessable', 'directory.last-administrator', 'Nobody could change the directory any more. Name another administrator first.');
  }
  refuseForHerself(before, after, by);
}

/** What somebody may be must be another person's decision, whichever way it would come about: a role, a group's kind, an organisation. */
function refuseForHerself(before: DirectoryFile, after: DirectoryFile, by: string): void {
  const [had, has] = [rolesHeldBy(before, by), rolesHeldBy(after, by)];
  if (gains(had.map(placeOf), has.map(placeOf)) || gains(standings(had), standings(has))) {
    throw new Refusal('forbidden', 'role.own', 'Nobody gives herself a role. Ask another administrator.');
  }
  if (had.some(isAdministrator) && !has.some(isAdministrator)) {
    throw new Refusal('forbidden', 'role.own-administration', 'Another administrator has to take this role from you.');
  }
  const organisationIn = (file: DirectoryFile) => file.people.find(({ id }) => id === by)?.organisation;
  if (organisationIn(before) !== organisationIn(after)) {
    throw new Refusal('forbidden', 'person.own-organisation', 'Your own organisation decides what you may see. Ask another administrator.');
  }
  // By its names a report is known to be about it, and her kept out of the case.
  const namesIn = (file: DirectoryFile) => namesOf(file, organisationIn(file));
  if (gains(namesIn(after), namesIn(before))) {
    throw new Refusal('forbidden', 'organisation.own-names', 'Only another administrator takes a name from your own organisation. You can add one.');
  }
}

function namesOf(file: DirectoryFile, id: string | undefined): string[] {
  const found = file.organisations.find((organisation) => organisation.id === id);
  return found === undefined ? [] : [found.name, ...found.aliases];
}

/** Whether a report could be told to anybody at all on a day, when nobody is kept out. */
function reachedOn(file: DirectoryFile): (day: Date) => boolean {
  const directory: Directory = {
    version: 0, people: file.people.map(({ id }) => ({ id, conflictId: id })), groups: file.groups, roles: file.roles, absences: file.absences,
  };
  return (day) => new Reach(directory, [], day).globalDuty().length > 0;
}

/** Today, and each later day on which somebody's absence begins: between them nobody is lost. */
function daysThatCount(file: DirectoryFile, now: Date): Date[] {
  const begins = file.absences.map(({ from }) => new Date(`${from}T00:00:00Z`)).filter((day) => day > now);
  return [now, ...begins];
}

function standings(roles: readonly RoleHeld[]): string[] {
  return standingsOf({ person: '', session: '', roles, conflicts: [], factors: 2, language: '' }).map((standing) => JSON.stringify(standing));
}

const gains = (had: readonly string[], has: readonly string[]) => has.some((one) => !had.includes(one));
const placeOf = ({ role, group, region }: RoleHeld) => JSON.stringify([role, group ?? null, region ?? null]);
const isAdministrator = ({ role }: RoleHeld) => role === 'ADMINISTRATOR';
const hasAdministrator = (file: DirectoryFile) => file.roles.some(({ role }) => role === 'ADMINISTRATOR');
