import type { Outbox } from '@amparo/messaging';
import type { EntityManager } from 'typeorm';
import { tellChanges } from './directory.events';
import { changesBetween, type DirectoryFile } from './directory.rules';
import { VersionEntity } from './rows/version.entity';
import type { Stored, StoredDirectory } from './stored-directory';

/** Whether there is another version now, and which. */
export interface Outcome {
  version: number;
  /** False when the directory was like this already: then nothing was told, and the version is the old one. */
  changed: boolean;
}

/** Who makes a version. */
export interface VersionMaker {
  /** For the list of versions: `operator`, `demonstration`, or `person:` and the id of an administrator. */
  actor: string;
  /** Directory id of the person, if it is one: goes with the events. */
  person?: string;
}

/**
 * Puts a directory in place of the one that is there and tells what changed: the one way to a new version, whether a file or
 * an administrator asks for it.
 *
 * @param before as it was loaded for `change` in this transaction
 */
export async function nextVersion(
  tx: EntityManager, tools: { stored: StoredDirectory; outbox: Outbox }, before: Stored, after: DirectoryFile, by: VersionMaker,
): Promise<Outcome> {
  const changes = changesBetween(before.file, after);
  if (!changes.any) return { version: before.version, changed: false };
  const version = before.version + 1;
  await tx.insert(VersionEntity, { version, actor: by.actor });
  const conflictIds = await tools.stored.replace(tx, after);
  tellChanges(tools.outbox, tx, changes, { version, ...(by.person === undefined ? {} : { actor: by.person }) }, conflictIds.organisations);
  return { version, changed: true };
}
