import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';

/**
 * Takes the lock of a case until COMMIT and raises its version, making the row when this is the first that is heard of
 * it: events of a case come on two lanes, in any order. All that is told of the case in this transaction carries the
 * version.
 *
 * @param at when it came in, if nothing else is known
 */
export async function lockCase(tx: EntityManager, id: string, at: Date): Promise<CaseEntity> {
  await tx.query(
    `INSERT INTO cases (id, received_at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET version = cases.version + 1`, [id, at],
  );
  return tx.findOneByOrFail(CaseEntity, { id });
}
