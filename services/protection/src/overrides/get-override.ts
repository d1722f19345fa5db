import { Refusal } from '@amparo/kernel';
import type { EntityManager } from 'typeorm';
import { OverrideEntity } from './override.entity';

/** @throws Refusal `override.absent` */
export async function getOverride(tx: EntityManager, caseId: string, id: string): Promise<OverrideEntity> {
  const found = await tx.findOneBy(OverrideEntity, { id, caseId });
  if (found === null) throw new Refusal('absent', 'override.absent', 'There is no such override.');
  return found;
}
