import { MembershipChangedSchema, OrganisationChangedSchema, PersonLeftSchema, RegionMapChangedSchema } from '@amparo/contracts';
import type { Outbox } from '@amparo/messaging';
import type { EntityManager } from 'typeorm';
import type { DirectoryChanges } from './directory.rules';

/** The key of events that are about the directory as a whole. */
const WHOLE = 'directory';

/**
 * Tells what was changed, in the transaction of the change.
 *
 * @param at version of the directory in which it holds, and the directory id of whoever made it, if a person did
 * @param conflictIds of organisations, those that left included
 */
export function tellChanges(
  outbox: Outbox, tx: EntityManager, changes: DirectoryChanges, at: { version: number; actor?: string }, conflictIds: ReadonlyMap<string, string>,
): void {
  const { version } = at;
  const about = (subject: string) => ({ ...at, subject, lane: 'normal' as const });
  for (const personId of changes.left) outbox.add(tx, PersonLeftSchema, about(personId), { personId, directoryVersion: version });
  for (const personId of changes.people) outbox.add(tx, MembershipChangedSchema, about(personId), { personId, directoryVersion: version });
  for (const id of changes.organisations) {
    const conflictId = conflictIds.get(id);
    if (conflictId === undefined) throw new Error('an organisation without a conflict id');
    outbox.add(tx, OrganisationChangedSchema, about(conflictId), { conflictId, directoryVersion: version });
  }
  if (changes.regionMap) outbox.add(tx, RegionMapChangedSchema, about(WHOLE), { directoryVersion: version });
}
