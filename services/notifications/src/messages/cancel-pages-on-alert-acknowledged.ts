import type { AlertAcknowledged, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { TAKING_KINDS } from '../items/item-kinds.rules';

/**
 * Somebody has the case: nobody else is woken for it, but by an alert that was raised again since. Mails stay, since those concerned still have to read; and so do pages for what nobody takes
 * by having the case, such as an offer that a partner is to answer.
 */
@Injectable()
export class CancelPagesOnAlertAcknowledged {
  async handle(event: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    await lockCase(tx, event.data.caseId, event.lane);
    await tx.query(
      `UPDATE messages m SET state = 'CANCELLED', reason = 'ACKNOWLEDGED' WHERE case_id = $1 AND channel = 'PAGE' AND state = 'PENDING' AND version <= $2
         AND NOT EXISTS (SELECT 1 FROM items i WHERE i.cause = m.cause AND i.person_id = m.person_id AND i.kind NOT IN ${TAKING_KINDS})`,
      [event.data.caseId, event.version],
    );
  }
}
