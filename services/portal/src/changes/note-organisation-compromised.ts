import type { HeardEvent, OrganisationCompromised } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** A partner may be compromised: whoever is told of it has an item, which is of no case, and what the partner was offered is closed. */
@Injectable()
export class NoteOrganisationCompromised {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { conflictId, personIds } }: HeardEvent<OrganisationCompromised>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'items', people: personIds }, { what: 'offers', organisationId: conflictId }]);
  }
}
