import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { tellChanges } from './directory.events';
import { changesBetween, type DirectoryFile } from './directory.rules';
import { VersionEntity } from './rows/version.entity';
import { StoredDirectory } from './stored-directory';

/** What an import did. */
export interface Imported {
  version: number;
  /** False when the directory was like this already: then nothing was told, and the version is the old one. */
  changed: boolean;
}

/** Replaces the directory, all or nothing, and tells what changed. */
@Injectable()
export class ImportDirectory {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @param file as `readDirectoryFile` made it
   * @param actor who asked, for the list of versions: `operator` or `demonstration`
   * @param onlyAt when given, a directory of another version is left as it is
   */
  async run(file: DirectoryFile, actor: string, onlyAt?: number): Promise<Imported> {
    return this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      const changes = changesBetween(before.file, file);
      if (!changes.any || (onlyAt !== undefined && before.version !== onlyAt)) return { version: before.version, changed: false };
      const version = before.version + 1;
      await tx.insert(VersionEntity, { version, actor });
      await this.stored.replace(tx, file);
      const { conflictIds } = await this.stored.load(tx, 'change');
      tellChanges(this.outbox, tx, changes, version, conflictIds.organisations);
      return { version, changed: true };
    });
  }
}
