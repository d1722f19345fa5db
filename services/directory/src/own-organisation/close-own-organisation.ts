import { OrganisationCompromisedSchema } from '@amparo/contracts';
import { COMPROMISED, isCompromised, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DirectoryChangeEntity } from '../administration/change.entity';
import { nextVersion } from '../directory/next-version';
import type { Organisation } from '../directory/directory.rules';
import { StoredDirectory, type Stored } from '../directory/stored-directory';
import { EndSessions } from '../sessions/end-sessions';
import { whoIsTold, withCapacity } from './compromised.rules';
import { mayOnOwn, organisationAbsent } from './may-on-own';
import type { OrganisationClosed } from './own-organisation.dto';

/**
 * Somebody says that her organisation may be compromised: its people are signed out, none of them can sign in, and it is told in the same
 * transaction, so that what it was offered and given is closed and the working group is called.
 */
@Injectable()
export class CloseOwnOrganisation {
  constructor(
    private readonly database: Database,
    private readonly stored: StoredDirectory,
    private readonly outbox: Outbox,
    private readonly endSessions: EndSessions,
    private readonly clock: Clock,
  ) {}

  /** Said again it changes nothing. @throws Refusal `organisation.absent` (404), also where she names another than her own */
  async run(by: Subject, named: string): Promise<OrganisationClosed> {
    return this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      const own = mayOnOwn(by, 'organisation.close-own', before.file);
      if (named !== own.id) throw organisationAbsent();
      return this.close(tx, before, own, by.person);
    });
  }

  /**
   * The same by somebody without an account, for whom protection speaks: she has opened a link to a referral of the organisation.
   *
   * @param link of which link; it is who did it, in the list of changes
   * @throws Refusal `organisation.absent` (404) where it is none that is reached by links
   */
  async byLink(named: string, link: string): Promise<OrganisationClosed> {
    return this.database.transaction(async (tx) => {
      const before = await this.stored.load(tx, 'change');
      const found = before.file.organisations.find(({ id }) => id === named);
      if (found?.servedByLink !== true) throw organisationAbsent();
      return this.close(tx, before, found, `link-${link}`);
    });
  }

  private async close(tx: EntityManager, before: Stored, own: Organisation, person: string): Promise<OrganisationClosed> {
    if (isCompromised(own)) return { ended: 0 };
    const maker = { actor: `person:${person}`, person };
    const { version } = await nextVersion(tx, { stored: this.stored, outbox: this.outbox }, before, withCapacity(before.file, own.id, COMPROMISED), maker);
    await tx.insert(DirectoryChangeEntity, { version, person, action: 'ORGANISATION_CLOSED', about: own.id, detail: {} });
    let ended = 0;
    for (const { id, organisation } of before.file.people) {
      if (organisation === own.id) ended += await this.endSessions.run(tx, { person: id }, 'COMPROMISED', this.clock.now());
    }
    const conflictId = before.conflictIds.organisations.get(own.id);
    if (conflictId === undefined) throw new Error('an organisation without a conflict id');
    this.outbox.add(
      tx, OrganisationCompromisedSchema, { subject: conflictId, version, lane: 'danger', actor: person },
      { conflictId, personIds: whoIsTold(before.file, own.id, this.clock.now()), directoryVersion: version },
    );
    return { ended };
  }
}
