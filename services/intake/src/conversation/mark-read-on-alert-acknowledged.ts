import type { AlertAcknowledged, AlertAcknowledgedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/** Somebody has the case in hand: the person who comes back sees that it was read. */
@Injectable()
export class MarkReadOnAlertAcknowledged implements Handler<typeof AlertAcknowledgedSchema> {
  async handle(event: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    const id = event.data.caseId;
    await nameRow(tx, 'case', id);
    await tx.query(`UPDATE reports SET status = 'READ' WHERE id = $1 AND status = 'RECEIVED'`, [id]);
  }
}
