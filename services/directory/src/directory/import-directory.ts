import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { DirectoryFile } from './directory.rules';
import { nextVersion, type Outcome } from './next-version';
import { StoredDirectory } from './stored-directory';

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
  async run(file: DirectoryFile, actor: string, onlyAt?: number): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      if (onlyAt !== undefined && before.version !== onlyAt) return { version: before.version, changed: false };
      return nextVersion(tx, { stored: this.stored, outbox: this.outbox }, before, file, { actor });
    });
  }
}
