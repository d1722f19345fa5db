import type { DeletionConfirmed, DeletionConfirmedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** An organisation says that it has deleted what it held. */
@Injectable()
export class NoteOnDeletionConfirmed implements Handler<typeof DeletionConfirmedSchema> {
  async handle({ data, time }: HeardEvent<DeletionConfirmed>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'DELETION_CONFIRMED', actor: null, detail: [data.referralId] });
  }
}
