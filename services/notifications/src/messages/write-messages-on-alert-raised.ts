import type { AlertRaised, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { endTakings } from '../items/note-taking';
import { writeFirstItems } from '../items/write-items';
import { WriteMessages } from './write-messages';

/** A case has a level, or a higher one: those concerned are called outside the portal as well. Whoever had it before has it no more. */
@Injectable()
export class WriteMessagesOnAlertRaised {
  constructor(private readonly writeMessages: WriteMessages) {}

  async handle(event: HeardEvent<AlertRaised>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, alertMode, recipients, takenByPersonId } = event.data;
    await lockCase(tx, caseId, event.lane);
    if (takenByPersonId === '') await endTakings(tx, caseId, event.time);
    await writeFirstItems(tx, { caseId, reference, kind: 'ALERT', cause: event.id, version: event.version, urgency }, recipients);
    await this.writeMessages.run(tx, { caseId, cause: event.id, version: event.version, urgency, alertMode, recipients });
  }
}
