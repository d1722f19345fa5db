import type { CheckInDue, CheckInMissed, CheckInsChanged, ConsentEnding, ContactMoved, DeletionConfirmed, HandOffAsked, HandOffMoved, HeardEvent, PlanActionMoved, ReassessmentDue, ReferralSilent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

type News = CheckInDue | CheckInMissed | CheckInsChanged | ConsentEnding | ContactMoved | DeletionConfirmed | HandOffAsked | HandOffMoved | PlanActionMoved | ReassessmentDue | ReferralSilent;

/** Something came of a case: whoever is told of it, of the desk or of a group of ours, looks at her items again, and whoever sees the case at the case. */
@Injectable()
export class NoteDeskNews {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data }: HeardEvent<News>, tx: EntityManager): Promise<void> {
    const desk = 'deskPersonIds' in data ? data.deskPersonIds : [];
    const group = 'groupPersonIds' in data ? data.groupPersonIds : [];
    await this.writeChanges.run(tx, [{ what: 'items', caseId: data.caseId, people: [...desk, ...group] }, { what: 'cases', caseId: data.caseId }]);
  }
}
