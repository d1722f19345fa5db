import type { HeardEvent, ReporterWithdrew, ReporterWithdrewSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { openTask } from '../tasks/open-task';
import { dueAfter, HEED_WITHDRAWAL } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { askErasure } from './ask-erasure';

/**
 * The reporter took everything back: the team has to stop, and reads what she wants (guide 4.4, rule 6). Who she is has not been verified,
 * and she may be made to say it: nothing is erased until two people have looked, and a case that was not heard of yet is made all the same.
 */
@Injectable()
export class HeedReporterOnReporterWithdrew implements Handler<typeof ReporterWithdrewSchema> {
  async handle({ data: { caseId, wanted }, time }: HeardEvent<ReporterWithdrew>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, caseId, time);
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'REPORTER_WITHDREW', actor: null, detail: [wanted] });
    await openTask(tx, { caseId, code: HEED_WITHDRAWAL, openedAt: time, dueAt: dueAfter(HEED_WITHDRAWAL, known.urgency, time) });
    // A wish that we do not know yet takes back more, never less.
    if (wanted !== 'KEEP') await askErasure(tx, known, time);
  }
}
