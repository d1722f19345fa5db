import { ReferralMovedSchema } from '@amparo/contracts';
import { hasHeld, isOver, needStands, objectsTo, type Objection } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { urgencyOf } from '../routing/level.rules';
import { CaseEntity } from '../routing/case.entity';
import { MoveReferral } from './move-referral';
import { ReferralEntity } from './referral.entity';

/**
 * Somebody takes back that she is referred (guide 4.4, rule 6): what is open for that organisation is revoked, and whoever has held a
 * packet, also of a referral that is done, is asked to delete it.
 */
@Injectable()
export class RevokeReferrals {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: EntityManager, caseId: string, version: number, objection: Objection): Promise<void> {
    const urgency = urgencyOf(await tx.findOneByOrFail(CaseEntity, { caseId }));
    const referrals = await tx.findBy(ReferralEntity, { caseId });
    const opened = new Set((await tx.query<{ id: string }[]>('SELECT DISTINCT referral_id AS id FROM packet_reads WHERE case_id = $1', [caseId])).map(({ id }) => id));
    for (const referral of referrals.filter(({ organisationId }) => objectsTo(objection, { purpose: 'CP-REFER', recipient: organisationId }))) {
      const deletion = referral.deletionAskedAt === null && hasHeld(referral.status, opened.has(referral.id));
      if (!isOver(referral.status)) await this.moveReferral.run(tx, referral, version, { to: 'REVOKED', at: objection.since, deletion, urgency });
      else if (deletion) await this.askToDelete(tx, referral, version, objection.since);
    }
    await this.askOthers(tx, caseId, objection);
  }

  /** A need that lost its last helper is offered to others at once; to nobody where she wants no partner at all. */
  private async askOthers(tx: EntityManager, caseId: string, { recipient }: Objection): Promise<void> {
    const byNeed = new Map<string, ReferralEntity['status'][]>();
    for (const { needId, status } of await tx.findBy(ReferralEntity, { caseId })) byNeed.set(needId, [...byNeed.get(needId) ?? [], status]);
    const alone = [...byNeed].filter(([, steps]) => needStands(steps) === 'NOBODY').map(([needId]) => needId);
    await tx.query(
      `UPDATE needs SET answer_by = least(answer_by, now()), state = $2 WHERE id = ANY($1) AND state <> 'UNANSWERED'`, [alone, recipient === '' ? 'UNANSWERED' : 'OPEN'],
    );
  }

  private async askToDelete(tx: EntityManager, { id, caseId, organisationId, status }: ReferralEntity, version: number, at: Date): Promise<void> {
    await tx.update(ReferralEntity, { id }, { deletionAskedAt: at });
    this.outbox.add(tx, ReferralMovedSchema, { subject: caseId, version, lane: 'danger' }, { caseId, referralId: id, organisationId, status, declinedBecause: '', deletionAsked: true });
  }
}
