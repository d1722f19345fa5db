import type { AlertRaised, AlertRaisedSchema, HeardEvent } from '@amparo/contracts';
import { highest, isUrgency } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import { sightAfterAlert } from '../sight/sight-facts.rules';
import { TimelineEntity } from './timeline.entity';

/** An alert was raised, or rose: the case has at least its level, and more people were told of it. */
@Injectable()
export class NoteOnAlertRaised implements Handler<typeof AlertRaisedSchema> {
  async handle({ data, time, version }: HeardEvent<AlertRaised>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    const told = sightAfterAlert(known, { version, recipients: data.recipients });
    await changeCase(tx, known, { ...told, ...(isUrgency(data.urgency) && version > known.loweredVersion ? { urgency: highest(known.urgency, data.urgency) } : {}) });
    await tx.insert(TimelineEntity, { caseId: known.id, at: time, what: 'ALERT_RAISED', actor: null, detail: [data.urgency, data.alertMode] });
  }
}
