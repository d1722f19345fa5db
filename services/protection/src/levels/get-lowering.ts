import { Refusal } from '@amparo/kernel';
import type { EntityManager } from 'typeorm';
import { LoweringEntity } from './lowering.entity';

/** @throws Refusal `lowering.absent` */
export async function getLowering(tx: EntityManager, caseId: string, id: string): Promise<LoweringEntity> {
  const found = await tx.findOneBy(LoweringEntity, { id, caseId });
  if (found === null) throw new Refusal('absent', 'lowering.absent', 'There is no such request.');
  return found;
}
