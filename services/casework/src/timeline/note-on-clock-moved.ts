import type { ClockMoved, ClockMovedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** Something was done for the case in time, or not: whoever was called to it because nobody else is there sees it from now on. */
@Injectable()
export class NoteOnClockMoved implements Handler<typeof ClockMovedSchema> {
  async handle({ data, time, version }: HeardEvent<ClockMoved>, tx: EntityManager): Promise<void> {
    const { caseId, clock, status, personId, deskPersonIds } = data;
    await seeCalled(tx, await lockCase(tx, caseId, time), version, deskPersonIds);
    await tx.insert(TimelineEntity, { caseId, at: time, what: status === 'MET' ? 'CLOCK_MET' : 'CLOCK_OVERDUE', actor: personId === '' ? null : personId, detail: [clock] });
  }
}
