import type { CheckInMissed, CheckInMissedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** Somebody did not check in: whoever was called to that sees the case. */
@Injectable()
export class NoteOnCheckInMissed implements Handler<typeof CheckInMissedSchema> {
  async handle({ data, time, version }: HeardEvent<CheckInMissed>, tx: EntityManager): Promise<void> {
    await seeCalled(tx, await lockCase(tx, data.caseId, time), version, data.deskPersonIds);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'CHECK_IN_MISSED', actor: null, detail: [data.urgency] });
  }
}
