import type { HeardEvent, SharingSuspended, SharingSuspendedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** A consent was taken back: nothing of the case is shared for that purpose any more. */
@Injectable()
export class NoteOnSharingSuspended implements Handler<typeof SharingSuspendedSchema> {
  async handle({ data, time }: HeardEvent<SharingSuspended>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    const detail = [data.purpose === '' ? '*' : data.purpose];
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'SHARING_SUSPENDED', actor: null, detail });
  }
}
