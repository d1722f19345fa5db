import { hasHeld, isOver, needStands, objectsTo, type Objection } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { urgencyOf } from '../routing/level.rules';
import type { CaseEntity } from '../routing/case.entity';
import { MoveReferral } from './move-referral';
import { openedReferrals } from './opened-referrals';
import type { ReferralEntity } from './referral.entity';
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
    await this.askOthers(tx, caseId, objection);
  }

  /** A need that lost its last helper is offered to others at once; to nobody where she wants no partner at all. */
  private async askOthers(tx: EntityManager, caseId: string, { recipient }: Objection): Promise<void> {
    const byNeed = new Map<string, ReferralEntity['status'][]>();
    for (const { needId, status } of await referralsOf(tx, caseId)) byNeed.set(needId, [...byNeed.get(needId) ?? [], status]);
    const alone = [...byNeed].filter(([, steps]) => needStands(steps) === 'NOBODY').map(([needId]) => needId);
    await tx.query(
      `UPDATE needs SET answer_by = least(answer_by, now()), state = $2 WHERE id = ANY($1) AND state <> 'UNANSWERED' AND over_at IS NULL`, [alone, recipient === '' ? 'UNANSWERED' : 'OPEN'],
    );
  }
}
