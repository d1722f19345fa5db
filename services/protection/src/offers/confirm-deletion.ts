import { DeletionConfirmedSchema } from '@amparo/contracts';
import { can, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { referralAbsent } from '../needs/get-referral';
import { ReferralEntity } from '../needs/referral.entity';
import type { DeletionShown } from './offers.dto';
import { SeeOffer } from './see-offer';

/** Somebody of an organisation says that it has deleted what it held: also where the case itself was erased meanwhile. */
@Injectable()
export class ConfirmDeletion {
  constructor(
    private readonly database: Database,
    private readonly seeOffer: SeeOffer,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Done again it changes nothing. @throws Refusal `referral.absent`; `deletion.not-asked` */
  async run(subject: Subject, referralId: string): Promise<DeletionShown> {
    return this.database.transaction(async (tx) => (await this.ofErased(tx, subject, referralId)) ?? (await this.ofCase(tx, subject, referralId)));
  }

  private async ofCase(tx: EntityManager, subject: Subject, referralId: string): Promise<DeletionShown> {
    const { referral, known, now } = await this.seeOffer.run(tx, subject, 'offer.answer', referralId);
    if (referral.deletionAskedAt === null) throw new Refusal('conflict', 'deletion.not-asked', 'Nothing is to be deleted.');
    if (referral.deletedAt !== null) return { referralId, deletedAt: referral.deletedAt };
    await tx.update(ReferralEntity, { id: referralId }, { deletedAt: now, deletedBy: subject.person });
    const { caseId, organisationId } = referral;
    this.outbox.add(tx, DeletionConfirmedSchema, { subject: caseId, version: known.version, lane: 'normal', actor: subject.person }, {
      caseId, reference: known.reference ?? '', referralId, organisationId, deskPersonIds: await this.concerned.run(tx, known),
    });
    auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'offer.answer', caseId, about: referralId, purpose: 'DELETED' });
    return { referralId, deletedAt: now };
  }

  /** @returns nothing where no case of it was erased */
  private async ofErased(tx: EntityManager, subject: Subject, referralId: string): Promise<DeletionShown | undefined> {
    const [asked] = await tx.query<{ organisation: string; deletedAt: Date | null }[]>(
      'SELECT organisation, deleted_at AS "deletedAt" FROM deletion_requests WHERE referral_id = $1 FOR UPDATE', [referralId],
    );
    if (asked === undefined) return undefined;
    const { organisation, deletedAt } = asked;
    const now = this.clock.now();
    refuseUnless(can(subject, 'offer.answer', { kind: 'referral', organisation, released: false, consented: false, conflicts: [], excluded: [] }, { now }), referralAbsent());
    if (deletedAt !== null) return { referralId, deletedAt };
    await tx.query('UPDATE deletion_requests SET deleted_at = $2, deleted_by = $3 WHERE referral_id = $1', [referralId, now, subject.person]);
    auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'offer.answer', about: referralId, purpose: 'DELETED' });
    return { referralId, deletedAt: now };
  }
}
