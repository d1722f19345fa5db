import { needStands } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import type { ReferralEntity } from './referral.entity';
import { referralsOf } from './referrals-of';

/**
 * Needs of a case that lost their last helper are offered to others at once by the clock of needs, which wakes a person where nobody is left.
 *
 * @param tx the case is locked, and what ends has ended
 * @param state `UNANSWERED` where nobody is to be asked any more
 */
export async function askOthers(tx: EntityManager, caseId: string, state: 'OPEN' | 'UNANSWERED' = 'OPEN'): Promise<void> {
  const byNeed = new Map<string, ReferralEntity['status'][]>();
  for (const { needId, status } of await referralsOf(tx, caseId)) byNeed.set(needId, [...byNeed.get(needId) ?? [], status]);
  const alone = [...byNeed].filter(([, steps]) => needStands(steps) === 'NOBODY').map(([needId]) => needId);
  await tx.query(`UPDATE needs SET answer_by = least(answer_by, now()), state = $2 WHERE id = ANY($1) AND state <> 'UNANSWERED' AND over_at IS NULL`, [alone, state]);
}
