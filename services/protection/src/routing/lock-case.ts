import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';

/**
 * Takes the lock of a case until COMMIT and raises its version, making the row when this is the first that is heard of
 * it: events of a case come on two lanes, in any order. All that is told of the case in this transaction carries the
 * version.
 */
export async function lockCase(tx: EntityManager, caseId: string): Promise<CaseEntity> {
  await tx.query(
    `INSERT INTO cases (case_id) VALUES ($1) ON CONFLICT (case_id) DO UPDATE SET version = cases.version + 1`, [caseId],
  );
  return tx.findOneByOrFail(CaseEntity, { caseId });
}
