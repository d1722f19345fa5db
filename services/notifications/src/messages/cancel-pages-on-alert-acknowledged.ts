import type { AlertAcknowledged, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';

/** Somebody has the case: nobody else is woken for it. Mails stay, since those concerned still have to read. */
@Injectable()
export class CancelPagesOnAlertAcknowledged {
  async handle(event: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    await lockCase(tx, event.data.caseId, event.lane);
    await tx.query(
      `UPDATE messages SET state = 'CANCELLED', reason = 'ACKNOWLEDGED' WHERE case_id = $1 AND channel = 'PAGE' AND state = 'PENDING'`,
      [event.data.caseId],
    );
  }
}
