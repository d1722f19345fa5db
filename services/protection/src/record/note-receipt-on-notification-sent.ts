import type { HeardEvent, NotificationSent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A message by which somebody was called has left by a channel. One that did not call her to an alert is no receipt. */
@Injectable()
export class NoteReceiptOnNotificationSent {
  async handle({ data: { callId, personId, channel }, time }: HeardEvent<NotificationSent>, tx: EntityManager): Promise<void> {
    await tx.query(
      `INSERT INTO alert_receipts (call_id, person_id, channel, case_id, sent_at)
       SELECT call_id, person_id, $3, case_id, $4 FROM alert_calls WHERE call_id = $1 AND person_id = $2 ON CONFLICT DO NOTHING`, [callId, personId, channel, time],
    );
  }
}
