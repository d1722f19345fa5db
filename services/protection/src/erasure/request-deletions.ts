import { DeletionRequestedSchema, ReferralTroubledSchema } from '@amparo/contracts';
import { hasHeld } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CallDuty } from '../hearers/call-duty';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import { CaseEntity } from '../routing/case.entity';
import { openedReferrals } from '../needs/opened-referrals';
import { ReferralEntity } from '../needs/referral.entity';

/**
 * Before a case is forgotten: each organisation that has held something of it is asked to delete it, and what was asked and answered is
 * kept under the id of the referral alone (S1), so that its answer can still come. Where none of its people has an account, whoever has duty is told
 * at once: she makes a link, or asks by telephone.
 */
@Injectable()
export class RequestDeletions {
  constructor(
    private readonly outbox: Outbox,
    private readonly partnerPeople: FindPartnerPeople,
    private readonly duty: CallDuty,
  ) {}

  /** @param tx the case is locked, and stands there still */
  async run(tx: EntityManager, caseId: string, at: Date): Promise<void> {
    const opened = await openedReferrals(tx, caseId);
    const held = (await tx.findBy(ReferralEntity, { caseId })).filter(({ id, status, deletionAskedAt }) => deletionAskedAt !== null || hasHeld(status, opened.has(id)));
    const known = await tx.findOneBy(CaseEntity, { caseId });
    if (known === null) return;
    for (const { id, organisation, organisationId, offeredAt, deletionAskedAt, deletedAt, deletedBy } of held) {
      const fresh: unknown[] = await tx.query(
        `INSERT INTO deletion_requests (referral_id, organisation, organisation_id, offered_at, asked_at, deleted_at, deleted_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING RETURNING 1`, [id, organisation, organisationId, offeredAt, deletionAskedAt ?? at, deletedAt, deletedBy],
      );
      if (fresh.length === 0 || deletedAt !== null) continue;
      const partnerPersonIds = await this.partnerPeople.run(organisationId, known);
      this.outbox.add(tx, DeletionRequestedSchema, { subject: id, version: 1, lane: 'danger' }, { referralId: id, organisationId, partnerPersonIds });
      if (!(await this.partnerPeople.servedByLink(organisationId))) continue;
      this.outbox.add(tx, ReferralTroubledSchema, { subject: id, version: 1, lane: 'normal' }, {
        caseId: '', reference: '', referralId: id, status: 'DELETION', urgency: 'NONE', alertMode: 'QUEUE', deskPersonIds: await this.duty.ofNoCase(known),
      });
    }
  }
}
