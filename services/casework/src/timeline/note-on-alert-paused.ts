import type { AlertPaused, AlertPausedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** Somebody stopped the ladder for a while; it goes on, by somebody or by itself. */
@Injectable()
export class NoteOnAlertPaused implements Handler<typeof AlertPausedSchema> {
  async handle({ data: { caseId, status, personId }, time }: HeardEvent<AlertPaused>, tx: EntityManager): Promise<void> {
    await lockCase(tx, caseId, time);
    await tx.insert(TimelineEntity, { caseId, at: time, what: status === 'PAUSED' ? 'LADDER_PAUSED' : 'LADDER_RESUMED', actor: personId === '' ? null : personId, detail: [] });
  }
}
