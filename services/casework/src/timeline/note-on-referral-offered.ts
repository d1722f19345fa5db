import type { ReferralOffered, ReferralOfferedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** Help was asked for: one line for each time that the need was cast, however many organisations were asked. */
@Injectable()
export class NoteOnReferralOffered implements Handler<typeof ReferralOfferedSchema> {
  async handle({ data, time }: HeardEvent<ReferralOffered>, tx: EntityManager): Promise<void> {
    const { caseId, needId, ring } = data;
    await lockCase(tx, caseId, time);
    const line = { caseId, what: 'REFERRAL_OFFERED' as const, detail: [needId, String(ring)] };
    const before: unknown[] = await tx.query('SELECT 1 FROM timeline WHERE case_id = $1 AND what = $2 AND detail = $3', [caseId, line.what, line.detail]);
    if (before.length === 0) await tx.insert(TimelineEntity, { ...line, at: time, actor: null });
  }
}
