import type { HeardEvent, SharingSuspended, SharingSuspendedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { openTask } from '../tasks/open-task';
import { dueAfter, REVIEW_ERASURE } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';

/** The consent to hold a case at all. */
const TO_HOLD_A_CASE = 'CP-CASE';

/**
 * The reporter takes back that we hold the case, or takes back everything: she asks that it be erased. Who she is has not been verified,
 * and she may be made to say it: two people look and agree, as for any other.
 */
@Injectable()
export class AskErasureOnSharingSuspended implements Handler<typeof SharingSuspendedSchema> {
  async handle({ data: { caseId, purpose, recipientId }, time }: HeardEvent<SharingSuspended>, tx: EntityManager): Promise<void> {
    if (recipientId !== '' || (purpose !== '' && purpose !== TO_HOLD_A_CASE)) return;
    const known = await lockCase(tx, caseId, time);
    await tx.query(`INSERT INTO erasures (case_id, asked_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [caseId, time]);
    await openTask(tx, { caseId, code: REVIEW_ERASURE, openedAt: time, dueAt: dueAfter(REVIEW_ERASURE, known.urgency, time) });
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'ERASURE_ASKED', actor: null, detail: [] });
  }
}
