import type { ReferralMoved, ReferralMovedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** A referral went on. That an organisation was asked and said nothing in time is no line: what follows of it is. */
@Injectable()
export class NoteOnReferralMoved implements Handler<typeof ReferralMovedSchema> {
  async handle({ data, time }: HeardEvent<ReferralMoved>, tx: EntityManager): Promise<void> {
    const { caseId, referralId, status, declinedBecause, deletionAsked } = data;
    await lockCase(tx, caseId, time);
    if (status !== 'EXPIRED') {
      const detail = [status, referralId, ...(declinedBecause === '' ? [] : [declinedBecause])];
      await tx.insert(TimelineEntity, { caseId, at: time, what: 'REFERRAL_MOVED', actor: null, detail });
    }
    if (deletionAsked) await tx.insert(TimelineEntity, { caseId, at: time, what: 'DELETION_ASKED', actor: null, detail: [referralId] });
  }
}
