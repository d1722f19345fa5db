import type { AlertEscalated, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { readmitPeople } from '../cases/exclusions';
import { writeItems } from '../items/write-items';
import { WriteMessages } from './write-messages';

/** Nobody had the case in time: the next rung gets items and messages of its own. */
@Injectable()
export class WriteMessagesOnAlertEscalated {
  constructor(private readonly writeMessages: WriteMessages) {}

  async handle(event: HeardEvent<AlertEscalated>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, alertMode, recipients } = event.data;
    await lockCase(tx, caseId, event.lane);
    // Whoever was released and is called as the next one is concerned once more: an alarm that she is not given is lost.
    await readmitPeople(tx, caseId, recipients.map(({ personId }) => personId), event.version);
    await writeItems(tx, { caseId, reference, kind: 'ESCALATION', cause: event.id, version: event.version, urgency }, recipients);
    await this.writeMessages.run(tx, { caseId, cause: event.id, version: event.version, urgency, alertMode, recipients });
  }
}
