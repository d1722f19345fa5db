import type { HeardEvent, ReferralTroubled } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** Something about a referral needs a person: whoever is told looks at her items again, and whoever sees the case at the case, unless it is erased. */
@Injectable()
export class NoteReferralTroubled {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, deskPersonIds: people } }: HeardEvent<ReferralTroubled>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, caseId === '' ? [{ what: 'items', people }] : [{ what: 'items', caseId, people }, { what: 'cases', caseId }]);
  }
}
