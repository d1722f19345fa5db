import { Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { reopenedBy } from '../own-organisation/compromised.rules';
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
   * @param reopen ids of closed organisations that are meant to be open again
   * @throws Refusal `organisation.closed` (409) where the file, an older one perhaps, would open another that may be compromised (ADR 0048)
   */
  async run(file: DirectoryFile, actor: string, { onlyAt, reopen = [] }: { onlyAt?: number; reopen?: readonly string[] } = {}): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      if (onlyAt !== undefined && before.version !== onlyAt) return { version: before.version, changed: false };
      const unmeant = reopenedBy(before.file, file).filter((id) => !reopen.includes(id)).length;
      if (unmeant > 0) {
        throw new Refusal('conflict', 'organisation.closed', `Closed organisations that this file would open again: ${unmeant}. Say which are meant to be open, or import them as closed. Nothing was changed.`);
      }
      return nextVersion(tx, { stored: this.stored, outbox: this.outbox }, before, file, { actor });
    });
  }
}
