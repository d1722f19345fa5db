import type { HeardEvent, ReporterWrote, ReporterWroteSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from '../timeline/timeline.entity';
import { wantContent } from './want-content';
import { noteComingBack } from '../tasks/check-back';

/** The reporter wrote again: her sealed message is wanted. */
@Injectable()
export class WantMessageOnReporterWrote implements Handler<typeof ReporterWroteSchema> {
  async handle({ data, time, lane }: HeardEvent<ReporterWrote>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: known.id, at: time, what: 'REPORTER_WROTE', actor: null, detail: [] });
    await noteComingBack(tx, known.id, time);
    await wantContent(tx, {
      submissionId: data.messageId,
      caseId: known.id,
      kind: 'MESSAGE',
      receivedAt: time,
      urgent: lane === 'danger' || laneOf(known.urgency) === 'danger',
      conflicts: [],
      continuesCaseId: null,
    });
  }
}
