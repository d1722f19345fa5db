import { sessionOf } from './accounts';
import { ACTORS, ACTORS_OF_SEVERAL_ROLES, HER_ORGANISATION, type Actor } from '@amparo/testing';
import type { RoleHeld, RosterResource, Subject } from '@amparo/domain';

/** Somebody of the matrix as the directory and the services know her. */
export interface Person {
  actor: Actor;
  id: string;
}

/** An organisation that nobody of the matrix belongs to. */
export const ANOTHER_ORGANISATION = 'P-OTHERS';

export const PEOPLE: readonly Person[] = [...ACTORS, ...ACTORS_OF_SEVERAL_ROLES].map((actor) => ({ actor, id: actor.name.replace(/[^a-z]+/gi, '-').toLowerCase() }));

/** Roles that a directory file may hold: it refuses a coordinator of nothing, and kinds of groups that it does not know. */
const isHeld = ({ role, group, kind, region }: RoleHeld): boolean =>
  kind !== 'FOREST_WATCH'
  && (role === 'MEMBER' || role === 'DUTY' ? group !== undefined && kind !== undefined : !role.endsWith('_COORDINATOR') || region !== undefined);

/** Far from now: it changes nobody's alerts. */
export const AWAY = { from: '2030-05-01', to: '2030-05-09' };

/** Roles by which somebody is told: they stand on rosters (contracts: Who is told). */
const TOLD_BY = new Set(['DUTY', 'MEMBER', 'REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR', 'GLOBAL_DUTY', 'LAST_RESORT']);

/** The rosters that somebody stands on: of her group, or of her region, or the one for all. */
export function rostersWith({ actor }: Person): RosterResource[] {
  const hers = actor.roles.filter((held) => isHeld(held) && TOLD_BY.has(held.role));
  return hers.length === 0 ? [{ kind: 'roster' }] : hers.map(({ group, kind, region }): RosterResource =>
    ({ kind: 'roster', ...(group === undefined ? {} : { group }), ...(region === undefined || kind !== undefined ? {} : { region }) }));
}

/** The directory of everybody in the matrix, each once, and somebody else for whatever nobody of them may be told. */
export function aDirectoryOfActors(): object {
  const roles = PEOPLE.flatMap(({ actor, id }) => actor.roles.filter(isHeld).map(({ role, group, region, kind }) =>
    ({ person: id, role, ...(group === undefined ? {} : { group }), ...(region === undefined || kind !== undefined ? {} : { region }) })));
  const kinds = new Map(PEOPLE.flatMap(({ actor }) => actor.roles.filter(isHeld).flatMap(({ group, kind }) => (group === undefined ? [] : [[group, kind] as const]))));
  return {
    organisations: [HER_ORGANISATION, ANOTHER_ORGANISATION].map((id) => ({ id, name: `Organisation ${id} (invented)`, kind: 'PARTNER' })),
    people: [
      ...PEOPLE.map(({ actor, id }) => ({
        id, name: `Invented ${id}`, email: `${id}@example.org`, language: 'en', ...(actor.withoutOrganisation ? {} : { organisation: HER_ORGANISATION }),
      })),
      { id: 'outsider', name: 'Invented outsider', email: 'outsider@example.org', language: 'en' },
    ],
    groups: [...kinds].map(([id, kind]) => ({ id, name: `Group ${id}`, kind })),
    roles: [...roles, { person: 'outsider', role: 'LAST_RESORT' }],
    absences: PEOPLE.map(({ id }) => ({ person: id, ...AWAY })),
  };
}

/** @param conflictIds by kind and id, as the directory made them */
export function subjectOfPerson({ actor, id }: Person, factors: 1 | 2, conflictIds: ReadonlyMap<string, string>): Subject {
  const own = conflictIds.get(`PERSON ${id}`);
  const organisations = conflictIds.get(`ORGANISATION ${HER_ORGANISATION}`);
  if (own === undefined || organisations === undefined) throw new Error(`the directory has no conflict id for ${id}`);
  return {
    person: id, session: sessionOf(id), roles: actor.roles, factors, language: 'en',
    ...(actor.withoutOrganisation ? {} : { organisation: HER_ORGANISATION }),
    conflicts: actor.withoutOrganisation ? [own] : [own, organisations],
  };
}
