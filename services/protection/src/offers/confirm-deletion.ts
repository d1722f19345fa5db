import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ReferralEntity } from '../needs/referral.entity';
import type { DeletionShown } from './offers.dto';
import { SeeOffer } from './see-offer';

/** Somebody of an organisation says that it has deleted what it held. */
@Injectable()
export class ConfirmDeletion {
  constructor(
    private readonly database: Database,
    private readonly seeOffer: SeeOffer,
  ) {}

  /** Done again it changes nothing. @throws Refusal `referral.absent`; `deletion.not-asked` */
  async run(subject: Subject, referralId: string): Promise<DeletionShown> {
    return this.database.transaction(async (tx) => {
      const { referral, now } = await this.seeOffer.run(tx, subject, 'offer.answer', referralId);
      if (referral.deletionAskedAt === null) throw new Refusal('conflict', 'deletion.not-asked', 'Nothing is to be deleted.');
      if (referral.deletedAt !== null) return { referralId, deletedAt: referral.deletedAt };
      await tx.update(ReferralEntity, { id: referralId }, { deletedAt: now, deletedBy: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'offer.answer', caseId: referral.caseId, about: referralId, purpose: 'DELETED' });
      return { referralId, deletedAt: now };
    });
  }
}
