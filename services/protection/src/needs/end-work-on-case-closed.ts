import type { CaseClosed, CaseClosedSchema, HeardEvent } from '@amparo/contracts';
import { hasHeld, isOver, type ReferralStep } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';
import { MoveReferral } from './move-referral';
import { ReferralEntity } from './referral.entity';

/** Somebody of the organisation has the packet: her help goes on, as long as consent holds (ADR 0038). */
const HELPS: readonly ReferralStep[] = ['SENT', 'ACCEPTED', 'IN_SERVICE'];

const OVER = `
  UPDATE needs n SET over_at = $2, state = CASE WHEN state <> 'OPEN' THEN state WHEN EXISTS (SELECT 1 FROM referrals r WHERE r.need_id = n.id AND r.status = ANY($3)) THEN 'HELPED' ELSE 'UNANSWERED' END
  WHERE case_id = $1 AND over_at IS NULL AND asked_at <= $2`;

/**
 * The case is over: nobody is asked for help any more, help that has not begun is called off, and nobody is woken for what was planned or
 * is to be assessed anew. Help that is being given goes on, and what was asked for or planned later, where this is heard late.
 */
@Injectable()
export class EndWorkOnCaseClosed implements Handler<typeof CaseClosedSchema> {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly clock: Clock,
  ) {}

  async handle({ data: { caseId }, time }: HeardEvent<CaseClosed>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, caseId);
    await tx.query(OVER, [caseId, time, [...HELPS, 'DONE']]);
    const referrals = await tx.query<{ id: string }[]>('SELECT r.id FROM referrals r JOIN needs n ON n.id = r.need_id WHERE r.case_id = $1 AND n.over_at IS NOT NULL AND r.ended_at IS NULL', [caseId]);
    for (const { id } of referrals) {
      const referral = await tx.findOneByOrFail(ReferralEntity, { id });
      if (isOver(referral.status) || HELPS.includes(referral.status)) continue;
      await this.moveReferral.run(tx, referral, known, { to: 'REVOKED', at: this.clock.now(), deletion: hasHeld(referral.status, false), urgency: urgencyOf(known) });
    }
    await tx.query('UPDATE referrals r SET next_word_by = NULL FROM needs n WHERE n.id = r.need_id AND r.case_id = $1 AND n.over_at IS NOT NULL', [caseId]);
    // Of what ends later whoever has held something is asked to delete it all the same.
    await tx.query(`UPDATE consents SET warned_at = coalesce(warned_at, now()) WHERE case_id = $1 AND state IN ('GIVEN', 'OVERRIDE') AND recorded_at <= $2`, [caseId, time]);
    await tx.query('UPDATE assessments SET due_told_at = now() WHERE case_id = $1 AND superseded_at IS NULL AND due_told_at IS NULL AND assessed_at <= $2', [caseId, time]);
    await tx.query(
      `UPDATE plan_actions SET warned_at = coalesce(warned_at, now()), late_told_at = coalesce(late_told_at, now()) WHERE case_id = $1 AND state = 'OPEN' AND made_at <= $2`, [caseId, time],
    );
  }
}
