import { can, type CaseResource, type Directory, type Subject } from '@amparo/domain';

/**
 * Somebody as the roster knows her, as if she were signed in with two factors.
 *
 * @returns nothing for an id that the roster does not have
 */
export function subjectInRoster(person: string, { people, groups, roles }: Directory): Subject | undefined {
  const known = people.find(({ id }) => id === person);
  if (known === undefined) return undefined;
  const kinds = new Map(groups.map(({ id, kind }) => [id, kind]));
  return {
    person, session: '', factors: 2, language: 'und',
    conflicts: [known.conflictId, ...(known.organisationConflictId === undefined ? [] : [known.organisationConflictId])],
    roles: roles.filter((held) => held.person === person).map(({ role, group, region }) => {
      const kind = group === undefined ? undefined : kinds.get(group);
      return {
        role: role as Subject['roles'][number]['role'], ...(group === undefined ? {} : { group }), ...(kind === undefined ? {} : { kind }),
        ...(region === undefined ? {} : { region }),
      };
    }),
  };
}

/** Everybody to whom a case can be given and who does not have it yet, by id. */
export function whoCanHave(to: CaseResource, directory: Directory, now: Date): string[] {
  return directory.people.map(({ id }) => id).filter((id) => !to.handlers.includes(id) && canHave(id, to, directory, now)).sort();
}

/**
 * Whether a case can be given to somebody: with it in her hands she could read it. So whoever has a conflict of interest cannot
 * have it, and nobody whose roles give her nothing by having it.
 */
export function canHave(person: string, to: CaseResource, directory: Directory, now: Date): boolean {
  const subject = subjectInRoster(person, directory);
  return subject !== undefined && can(subject, 'case.read-content', { ...to, handlers: [...to.handlers, person] }, { now }).allowed;
}
