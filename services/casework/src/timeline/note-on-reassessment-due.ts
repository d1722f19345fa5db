import type { HeardEvent, ReassessmentDue, ReassessmentDueSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** The last assessment has ended, and there is no new one: whoever was called to the case because nobody else is there sees it from now on. */
@Injectable()
export class NoteOnReassessmentDue implements Handler<typeof ReassessmentDueSchema> {
  async handle({ data, time, version }: HeardEvent<ReassessmentDue>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await seeCalled(tx, known, version, data.deskPersonIds);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'REASSESSMENT_DUE', actor: null, detail: [data.urgency] });
  }
}
