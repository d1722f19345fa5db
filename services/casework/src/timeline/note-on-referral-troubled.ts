import type { HeardEvent, ReferralTroubled, ReferralTroubledSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** A link may be in other hands, or nobody said in time that it is deleted: whoever was called to the case because nobody else is there sees it from now on. */
@Injectable()
export class NoteOnReferralTroubled implements Handler<typeof ReferralTroubledSchema> {
  async handle({ data: { caseId, status, referralId, deskPersonIds }, time, version }: HeardEvent<ReferralTroubled>, tx: EntityManager): Promise<void> {
    // Of an erased case nothing is kept.
    if (caseId === '') return;
    const known = await lockCase(tx, caseId, time);
    await seeCalled(tx, known, version, deskPersonIds);
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'REFERRAL_TROUBLED', actor: null, detail: [status, referralId] });
  }
}
