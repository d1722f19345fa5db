import type { ConsentGiven, ConsentOverridden, ConsentWithdrawn, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** What somebody agreed to is another now: the one whom it is for looks at its packets again, and whoever sees the case at the case. */
@Injectable()
export class NoteConsent {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, recipientId } }: HeardEvent<ConsentGiven | ConsentOverridden | ConsentWithdrawn>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [...(recipientId === '' ? [] : [{ what: 'offers' as const, organisationId: recipientId, caseId }]), { what: 'cases', caseId }]);
  }
}
