import type { HeardEvent, PlanActionMoved, PlanActionMovedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** An action of the plan goes on: how, and nothing of what it is. Whoever was called since nobody else is there sees the case from now on. */
@Injectable()
export class NoteOnPlanActionMoved implements Handler<typeof PlanActionMovedSchema> {
  async handle({ data, time, version }: HeardEvent<PlanActionMoved>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await seeCalled(tx, known, version, data.deskPersonIds);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'PLAN_ACTION_MOVED', actor: null, detail: [data.status] });
  }
}
