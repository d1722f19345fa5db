import type { AlertEscalated, AlertEscalatedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import { sightAfterAlert } from '../sight/sight-facts.rules';
import { TimelineEntity } from './timeline.entity';

/** Nobody had it in time: the next rung of the ladder was told. */
@Injectable()
export class NoteOnAlertEscalated implements Handler<typeof AlertEscalatedSchema> {
  async handle({ data, time, version }: HeardEvent<AlertEscalated>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await changeCase(tx, known, sightAfterAlert(known, { version, recipients: data.recipients }));
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'ALERT_ESCALATED', actor: null, detail: [String(data.rung), data.rungRole] });
  }
}
