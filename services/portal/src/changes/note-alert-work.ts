import type { AlertPaused, ClockMoved, HeardEvent, UrgencyChanged } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** Somebody stopped a ladder, said how urgent a case is, or did what was to be done for it, or nobody did: whoever sees the alert looks again, and whoever is asked or told at her items. */
@Injectable()
export class NoteAlertWork {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data }: HeardEvent<AlertPaused | ClockMoved | UrgencyChanged>, tx: EntityManager): Promise<void> {
    const { caseId } = data;
    const people = 'deskPersonIds' in data ? data.deskPersonIds : [];
    await this.writeChanges.run(tx, [{ what: 'alerts', caseId }, { what: 'cases', caseId }, { what: 'items', caseId, people }]);
  }
}
