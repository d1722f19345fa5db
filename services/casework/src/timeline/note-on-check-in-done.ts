import type { CheckInDone, CheckInDoneSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** Somebody checked in, in time or late; who recorded it, where she did not come back at the door. */
@Injectable()
export class NoteOnCheckInDone implements Handler<typeof CheckInDoneSchema> {
  async handle({ data: { caseId, late }, time, actor }: HeardEvent<CheckInDone>, tx: EntityManager): Promise<void> {
    await lockCase(tx, caseId, time);
    await tx.insert(TimelineEntity, { caseId, at: time, what: late ? 'CHECK_IN_DONE_LATE' : 'CHECK_IN_DONE', actor: actor ?? null, detail: [] });
  }
}
