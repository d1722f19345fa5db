import type { HeardEvent, ReferralSilent, ReferralSilentSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** After a yes the next step of a referral did not come in time: whoever was called to the case because nobody else is there sees it from now on. */
@Injectable()
export class NoteOnReferralSilent implements Handler<typeof ReferralSilentSchema> {
  async handle({ data, time, version }: HeardEvent<ReferralSilent>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await seeCalled(tx, known, version, data.deskPersonIds);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'REFERRAL_SILENT', actor: null, detail: [data.status, data.referralId] });
  }
}
