import type { HandOffMoved, HandOffMovedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { closeTask } from '../tasks/open-task';
import { SEE_TO_HAND_OFF } from '../tasks/task.rules';
import { TimelineEntity } from './timeline.entity';

/** What a group says of what it was asked to see to. Its task is done with all but that it was taken. */
@Injectable()
export class NoteOnHandOffMoved implements Handler<typeof HandOffMovedSchema> {
  async handle({ data, time, actor }: HeardEvent<HandOffMoved>, tx: EntityManager): Promise<void> {
    const { caseId, handOffId, handOffKind, status, declinedBecause } = data;
    await lockCase(tx, caseId, time);
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'HAND_OFF_MOVED', actor: actor ?? null, detail: [handOffKind, status, handOffId, ...(declinedBecause === '' ? [] : [declinedBecause])] });
    if (status !== 'TAKEN') await closeTask(tx, { caseId, code: SEE_TO_HAND_OFF, about: handOffId, at: time });
  }
}
