import { can, type Access, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { readDirectoryFile } from '../directory/directory-file.rules';
import type { DirectoryFile } from '../directory/directory.rules';
import { nextVersion, type Outcome } from '../directory/next-version';
import { rolesHeldBy } from '../directory/roles-held.rules';
import { StoredDirectory } from '../directory/stored-directory';
import { DirectoryChangeEntity, type ChangeAction, type ChangeDetail } from './change.entity';
import { refuseHarm } from './staying.rules';

/** Who changes the directory, having seen which version of it. */
export interface ChangedBy {
  by: Subject;
  /** The version that she saw: another one now means that somebody else changed something meanwhile. */
  version: number;
}

/** One change. All of it is decided on the directory as it is when the change is made. */
export interface Change {
  action: ChangeAction;
  /** Id of the person, organisation or group, or the country, that it is about. */
  about: string;
  detail?: ChangeDetail | ((before: DirectoryFile) => ChangeDetail);
  /** Whether she may, by the roles that she holds now. Without it: whether she may change the whole directory. */
  may?: (subject: Subject, before: DirectoryFile, now: Date) => Access;
  /** The directory as it is to be. @throws Refusal where the change has no sense */
  edit: (before: DirectoryFile) => DirectoryFile;
}

/**
 * Changes the directory as one person asks: by the same checks, in the same versions and with the same events as an import,
 * and with a row of who changed what.
 *
 * @throws Refusal `access.forbidden` or `access.second-factor` (403) when she may not, by the directory and not only by her
 *   token; `directory.changed-meanwhile` (409); what `edit`, `readDirectoryFile` and `refuseHarm` throw
 */
@Injectable()
export class ChangeDirectory {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ by, version }: ChangedBy, change: Change): Promise<Outcome> {
    return this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      const now = this.clock.now();
      const may = change.may ?? mayChangeAll;
      // A token lives on for a minute after its roles were taken away.
      refuseUnless(may({ ...by, roles: rolesHeldBy(before.file, by.person) }, before.file, now));
      if (version !== before.version) {
        throw new Refusal('conflict', 'directory.changed-meanwhile', 'Somebody changed the directory meanwhile. Look at it again, then repeat the change.');
      }
      const after = readDirectoryFile(change.edit(before.file));
      refuseHarm(before.file, after, by.person, now);
      const outcome = await nextVersion(
        tx, { stored: this.stored, outbox: this.outbox }, before, after, { actor: `person:${by.person}`, person: by.person },
      );
      if (outcome.changed) {
        const { action, about, detail = {} } = change;
        const said = typeof detail === 'function' ? detail(before.file) : detail;
        await tx.insert(DirectoryChangeEntity, { version: outcome.version, person: by.person, action, about, detail: said });
      }
      return outcome;
    });
  }
}

function mayChangeAll(subject: Subject, _before: DirectoryFile, now: Date): Access {
  return can(subject, 'directory.change', { kind: 'system' }, { now });
}

function refuseUnless(access: Access): void {
  if (access.allowed) return;
  const code = access.hidden ? 'access.forbidden' : access.code;
  throw new Refusal('forbidden', code, 'You may not do this.');
}
