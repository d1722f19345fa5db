import { hiddenKeysOf, sightKeysOf } from '@amparo/domain';
import { hideFrom, writeSight } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import { findCaseFacts } from './find-case-facts';

/** Writes down who may see a case, in the transaction in which that changed. Without a report of it nobody may. */
export async function keepSight(tx: EntityManager, caseId: string): Promise<void> {
  const facts = await findCaseFacts(tx, caseId);
  if (facts === undefined) return;
  await hideFrom(tx, caseId, hiddenKeysOf(facts));
  await writeSight(tx, caseId, sightKeysOf(facts));
}
