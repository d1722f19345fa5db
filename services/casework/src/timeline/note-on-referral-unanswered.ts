import type { ReferralUnanswered, ReferralUnansweredSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import { sightAfterAlert } from '../sight/sight-facts.rules';
import { TimelineEntity } from './timeline.entity';

/** Nobody would help with a need: those who are called see the case from now on. */
@Injectable()
export class NoteOnReferralUnanswered implements Handler<typeof ReferralUnansweredSchema> {
  async handle({ data, time, version }: HeardEvent<ReferralUnanswered>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await changeCase(tx, known, sightAfterAlert(known, { version, recipients: data.recipients }));
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'REFERRAL_UNANSWERED', actor: null, detail: [data.needId] });
  }
}
