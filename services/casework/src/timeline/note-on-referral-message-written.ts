import type { HeardEvent, ReferralMessageWritten, ReferralMessageWrittenSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** A partner, or the desk, wrote to the other about a referral. */
@Injectable()
export class NoteOnReferralMessageWritten implements Handler<typeof ReferralMessageWrittenSchema> {
  async handle({ data, time }: HeardEvent<ReferralMessageWritten>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: data.deskPersonIds.length > 0 ? 'PARTNER_WROTE' : 'DESK_WROTE', actor: null, detail: [data.referralId] });
  }
}
