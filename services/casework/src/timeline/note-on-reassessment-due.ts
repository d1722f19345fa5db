import type { HeardEvent, ReassessmentDue, ReassessmentDueSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** The last assessment has ended, and there is no new one. */
@Injectable()
export class NoteOnReassessmentDue implements Handler<typeof ReassessmentDueSchema> {
  async handle({ data, time }: HeardEvent<ReassessmentDue>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'REASSESSMENT_DUE', actor: null, detail: [data.urgency] });
  }
}
