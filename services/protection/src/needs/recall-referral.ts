import { hasHeld, needStands, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { getReferral } from './get-referral';
import { MoveReferral } from './move-referral';
import { NeedEntity } from './need.entity';
import type { ReferralAnswer } from './needs.dto';
import { ReferralEntity } from './referral.entity';

/** The desk calls a referral back: the organisation sees nothing more of it, and is asked to delete what it has. */
@Injectable()
export class RecallReferral {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly moveReferral: MoveReferral,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; `referral.step` where it is over */
  async run(subject: Subject, caseId: string, referralId: string): Promise<ReferralAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      const now = this.clock.now();
      await this.moveReferral.run(tx, referral, known, {
        to: 'REVOKED', at: now, actor: subject.person, deletion: hasHeld(referral.status, false), urgency: urgencyOf(known),
      });
      // Whoever calls the last one back asks nobody any more, and needs not be told so.
      const others = await tx.findBy(ReferralEntity, { needId: referral.needId });
      if (needStands(others.map(({ status }) => status)) === 'NOBODY') await tx.update(NeedEntity, { id: referral.needId }, { state: 'UNANSWERED' });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.offer', caseId, about: referralId, purpose: 'RECALLED' });
      return { referralId, status: 'REVOKED' };
    });
  }
}
