import type { HeardEvent, RiskAssessed, RiskAssessedSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** Somebody assessed what endangers the person: the level alone. */
@Injectable()
export class NoteOnRiskAssessed implements Handler<typeof RiskAssessedSchema> {
  async handle({ data, time }: HeardEvent<RiskAssessed>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'RISK_ASSESSED', actor: null, detail: [data.urgency] });
  }
}
