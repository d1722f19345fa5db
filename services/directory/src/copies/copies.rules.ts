import type { DirectoryFile } from '../directory/directory.rules';

/** A part of the directory that another service keeps a copy of. */
export type CopyKind = 'roster' | 'organisations' | 'contacts';

/** The directory, its version, and the opaque ids that stand for its people and organisations in conflicts. */
export interface CopySource {
  version: number;
  file: DirectoryFile;
  conflictIds: { people: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> };
}

/** Whom routing can reach and who can help with what, by ids and codes alone: no names, no addresses. For protection and casework. */
export function rosterOf({ version, file, conflictIds }: CopySource) {
  return {
    version,
    people: file.people.map(({ id, organisation, zone, hours }) => ({
      id,
      conflictId: idOf(conflictIds.people, id),
      ...(organisation === undefined ? {} : { organisationConflictId: idOf(conflictIds.organisations, organisation) }),
      // Where she is goes nowhere unless it decides something.
      ...(zone === undefined || hours === undefined ? {} : { hours: { zone, ...hours } }),
    })),
    groups: file.groups.map(({ id, kind }) => ({ id, kind })),
    roles: file.roles,
    absences: file.absences,
    regionMap: file.regionMap,
    organisations: file.organisations.map(({ id, kind, services, regions, languages, capacity, servedByLink }) => ({
      id, conflictId: idOf(conflictIds.organisations, id), kind, services, regions, languages, ...(capacity === undefined ? {} : { capacity }), ...(servedByLink === true ? { servedByLink } : {}),
    })),
  };
}

/**
 * What turns involved people and organisations into conflict ids. For the public door.
 *
 * All organisations are in it, whatever their kind: one that is said to be involved keeps its people out.
 */
export function organisationsOf({ version, file, conflictIds }: CopySource) {
  return {
    version,
    organisations: file.organisations.map(({ id, name, aliases }) => ({
      id, conflictId: idOf(conflictIds.organisations, id), names: [name, ...aliases],
    })),
    people: file.people.map(({ id }) => ({ id, conflictId: idOf(conflictIds.people, id) })),
    regionMap: file.regionMap,
  };
}

/** Where people are reached, and in which language; no names. For notifications. */
export function contactsOf({ version, file }: CopySource) {
  return {
    version,
    people: file.people.map(({ id, email, language, pager }) => ({ id, email, language, ...(pager === undefined ? {} : { pager }) })),
  };
}

function idOf(ids: ReadonlyMap<string, string>, id: string): string {
  const found = ids.get(id);
  if (found === undefined) throw new Error('a row of the directory without a conflict id');
  return found;
}
