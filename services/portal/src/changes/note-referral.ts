import type { HeardEvent, ReferralMoved, ReferralOffered, ReferralWritten } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** A referral came or went on, or somebody wrote beside it: its organisation looks at its offers again, whoever answers for the case at her items, and whoever sees the case at the case. */
@Injectable()
export class NoteReferral {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data }: HeardEvent<ReferralOffered | ReferralMoved | ReferralWritten>, tx: EntityManager): Promise<void> {
    const { caseId, organisationId } = data;
    const people = 'deskPersonIds' in data ? data.deskPersonIds : [];
    await this.writeChanges.run(tx, [{ what: 'offers', organisationId, caseId }, { what: 'items', caseId, people }, { what: 'cases', caseId }]);
  }
}
