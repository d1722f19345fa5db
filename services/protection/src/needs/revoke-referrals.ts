import { hasHeld, isOver, objectsTo, type Objection } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { urgencyOf } from '../routing/level.rules';
import type { CaseEntity } from '../routing/case.entity';
import { askOthers } from './ask-others';
import { MoveReferral } from './move-referral';
import { openedReferrals } from './opened-referrals';
import { referralsOf } from './referrals-of';

/**
 * Somebody takes back that she is referred (guide 4.4, rule 6): what is open for that organisation is revoked, and whoever has held a
 * packet, also of a referral that is done, is asked to delete it.
 */
@Injectable()
export class RevokeReferrals {
  constructor(private readonly moveReferral: MoveReferral) {}

  async run(tx: EntityManager, known: CaseEntity, objection: Objection): Promise<void> {
    const { caseId } = known;
    const urgency = urgencyOf(known);
    const referrals = await referralsOf(tx, caseId);
    const opened = await openedReferrals(tx, caseId);
    for (const referral of referrals.filter(({ organisationId }) => objectsTo(objection, { purpose: 'CP-REFER', recipient: organisationId }))) {
      const deletion = referral.deletionAskedAt === null && hasHeld(referral.status, opened.has(referral.id));
      if (!isOver(referral.status)) await this.moveReferral.run(tx, referral, known, { to: 'REVOKED', at: objection.since, deletion, urgency });
      else if (deletion) await this.moveReferral.askToDelete(tx, referral, known, objection.since);
    }
    // Others are asked at once; nobody where she wants no partner at all.
    await askOthers(tx, caseId, objection.recipient === '' ? 'UNANSWERED' : 'OPEN');
  }
}
