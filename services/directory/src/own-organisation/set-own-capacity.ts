import type { Subject } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { DirectoryChangeEntity } from '../administration/change.entity';
import { nextVersion } from '../directory/next-version';
import { StoredDirectory } from '../directory/stored-directory';
import { refuseClosed, withCapacity } from './compromised.rules';
import { mayOnOwn } from './may-on-own';
import type { CapacitySet, OwnCapacity } from './own-organisation.dto';

/** Somebody says how much room her organisation has: while it pauses it is offered nothing. */
@Injectable()
export class SetOwnCapacity {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Refusal `organisation.absent`; `organisation.closed` (409) where it may be compromised */
  async run(by: Subject, capacity: OwnCapacity): Promise<CapacitySet> {
    await this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      const own = mayOnOwn(by, 'organisation.set-capacity', before.file);
      refuseClosed(own);
      const { version, changed } = await nextVersion(
        tx, { stored: this.stored, outbox: this.outbox }, before, withCapacity(before.file, own.id, capacity), { actor: `person:${by.person}`, person: by.person },
      );
      if (changed) await tx.insert(DirectoryChangeEntity, { version, person: by.person, action: 'ORGANISATION_CHANGED', about: own.id, detail: { fields: ['capacity'] } });
    });
    return { capacity };
  }
}
