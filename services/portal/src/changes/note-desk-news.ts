import type { CheckInDue, CheckInMissed, CheckInsChanged, ConsentEnding, DeletionConfirmed, HandOffMoved, HeardEvent, PlanActionMoved, ReassessmentDue, ReferralSilent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** Something came of a case of which whoever answers for it is told: she looks at her items again, and whoever sees the case at the case. */
@Injectable()
export class NoteDeskNews {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, deskPersonIds } }: HeardEvent<CheckInDue | CheckInMissed | CheckInsChanged | ConsentEnding | DeletionConfirmed | PlanActionMoved | HandOffMoved | ReassessmentDue | ReferralSilent>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'items', caseId, people: deskPersonIds }, { what: 'cases', caseId }]);
  }
}
