import type { Subject } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { DirectoryChangeEntity } from '../administration/change.entity';
import { nextVersion } from '../directory/next-version';
import { StoredDirectory } from '../directory/stored-directory';

/** Somebody reads another language from now on. It is what mail to her is written in, so it is a change of the directory. */
@Injectable()
export class SetLanguage {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly outbox: Outbox,
  ) {}

  async run({ person }: Subject, language: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      const people = before.file.people.map((one) => (one.id === person ? { ...one, language } : one));
      const { version, changed } = await nextVersion(
        tx, { stored: this.stored, outbox: this.outbox }, before, { ...before.file, people }, { actor: `person:${person}`, person },
      );
      if (changed) await tx.insert(DirectoryChangeEntity, { version, person, action: 'PERSON_CHANGED', about: person, detail: { fields: ['language'] } });
    });
  }
}
