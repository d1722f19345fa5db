import type { HeardEvent, ReferralUnanswered } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { readmitPeople } from '../cases/exclusions';
import { writeItems } from '../items/write-items';
import { WriteMessages } from './write-messages';

/** No partner would help and nobody is left to ask: whoever answers for the case is called, as when nobody has it in time. */
@Injectable()
export class WriteMessagesOnReferralUnanswered {
  constructor(private readonly writeMessages: WriteMessages) {}

  async handle(event: HeardEvent<ReferralUnanswered>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, alertMode, recipients } = event.data;
    await lockCase(tx, caseId, event.lane);
    // As on a rung: whoever was released and is called is concerned once more.
    await readmitPeople(tx, caseId, recipients.map(({ personId }) => personId), event.version);
    await writeItems(tx, { caseId, reference, kind: 'ESCALATION', cause: event.id, version: event.version, urgency }, recipients);
    await this.writeMessages.run(tx, { caseId, cause: event.id, version: event.version, urgency, alertMode, recipients });
  }
}
