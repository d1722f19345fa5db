import type { AlertAcknowledged, AlertAcknowledgedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** Somebody who was alerted has it. */
@Injectable()
export class NoteOnAlertAcknowledged implements Handler<typeof AlertAcknowledgedSchema> {
  async handle({ data, time }: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'ALERT_ACKNOWLEDGED', actor: data.personId, detail: [] });
  }
}
