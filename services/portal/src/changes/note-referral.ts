import type { HeardEvent, ReferralMoved, ReferralOffered } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** A referral came or went on: its organisation looks at its offers again, and whoever sees the case at the case. */
@Injectable()
export class NoteReferral {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, organisationId } }: HeardEvent<ReferralOffered | ReferralMoved>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'offers', organisationId, caseId }, { what: 'cases', caseId }]);
  }
}
