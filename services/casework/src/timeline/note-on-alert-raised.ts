import type { AlertRaised, AlertRaisedSchema, HeardEvent } from '@amparo/contracts';
import { highest, isUrgency } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** An alert was raised, or rose: the case has at least its level. */
@Injectable()
export class NoteOnAlertRaised implements Handler<typeof AlertRaisedSchema> {
  async handle({ data, time }: HeardEvent<AlertRaised>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    if (isUrgency(data.urgency)) await tx.update(CaseEntity, { id: known.id }, { urgency: highest(known.urgency, data.urgency) });
    await tx.insert(TimelineEntity, { caseId: known.id, at: time, what: 'ALERT_RAISED', actor: null, detail: [data.urgency, data.alertMode] });
  }
}
