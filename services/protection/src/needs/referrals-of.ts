import { inOneStatement } from '@amparo/persistence';
import { In } from 'typeorm';
import { ReferralEntity } from './referral.entity';

/** All referrals of a case, by its id. */
export const referralsOf = inOneStatement<string, ReferralEntity[]>(async (tx, caseIds) => {
  const byCase = new Map<string, ReferralEntity[]>(caseIds.map((id) => [id, []]));
  for (const referral of await tx.findBy(ReferralEntity, { caseId: In([...caseIds]) })) byCase.get(referral.caseId)?.push(referral);
  return caseIds.map((id) => byCase.get(id) ?? []);
});
