import type { HandOffAsked, HandOffAskedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { openTask } from '../tasks/open-task';
import { dueAfter, SEE_TO_HAND_OFF } from '../tasks/task.rules';
import { TimelineEntity } from './timeline.entity';

/** A group was asked to see to something of the case: a line of its story, and a task until the group has said what came of it. */
@Injectable()
export class NoteOnHandOffAsked implements Handler<typeof HandOffAskedSchema> {
  async handle({ data, time, actor }: HeardEvent<HandOffAsked>, tx: EntityManager): Promise<void> {
    const { caseId, handOffId, handOffKind } = data;
    const known = await lockCase(tx, caseId, time);
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'HAND_OFF_ASKED', actor: actor ?? null, detail: [handOffKind] });
    // Its group may have been faster on the other lane.
    const [over] = await tx.query<unknown[]>(`SELECT 1 FROM timeline WHERE case_id = $1 AND what = 'HAND_OFF_MOVED' AND detail @> $2 AND detail && '{DONE,DECLINED,CALLED_BACK}'`, [caseId, [handOffId]]);
    if (over === undefined) await openTask(tx, { caseId, code: SEE_TO_HAND_OFF, about: handOffId, openedAt: time, dueAt: dueAfter(SEE_TO_HAND_OFF, known.urgency, time) });
  }
}
