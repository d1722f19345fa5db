import { Refusal } from '@amparo/kernel';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';

/**
 * Takes the lock of a case until COMMIT and raises its version, making the row when this is the first that is heard of
 * it: events of a case come on two lanes, in any order. All that is told of the case in this transaction carries the
 * version.
 *
 * @param at when it came in, if nothing else is known
 * @throws Refusal `case.absent` for a case that was erased: its row is not made again
 */
export async function lockCase(tx: EntityManager, id: string, at: Date): Promise<CaseEntity> {
  await tx.query(
    `INSERT INTO cases (id, received_at) SELECT $1::uuid, $2 WHERE NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = $1::text)
     ON CONFLICT (id) DO UPDATE SET version = cases.version + 1`, [id, at],
  );
  const known = await tx.findOneBy(CaseEntity, { id });
  if (known === null) throw new Refusal('absent', 'case.absent', 'There is no such case.');
  return known;
}
