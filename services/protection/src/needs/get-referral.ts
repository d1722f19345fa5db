import { Refusal } from '@amparo/kernel';
import type { EntityManager } from 'typeorm';
import { ReferralEntity } from './referral.entity';

/** What a referral that nobody has, or that is not hers, is refused with. */
export const referralAbsent = () => new Refusal('absent', 'referral.absent', 'There is no such referral.');

/** @throws Refusal `referral.absent` */
export async function getReferral(tx: EntityManager, where: { id: string; caseId: string }): Promise<ReferralEntity> {
  const found = await tx.findOneBy(ReferralEntity, where);
  if (found === null) throw referralAbsent();
  return found;
}
