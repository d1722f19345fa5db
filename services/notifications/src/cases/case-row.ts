import type { Lane } from '@amparo/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Takes the lock of a case for the rest of the transaction, and makes its row if this is the first that we hear of it.
 * An exclusion and a telling may come on two lanes at once: without the lock neither would see the other.
 */
export async function lockCase(tx: EntityManager, caseId: string, lane: Lane): Promise<void> {
  await tx.query(
    `INSERT INTO cases (case_id, lane) VALUES ($1, $2)
     ON CONFLICT (case_id) DO UPDATE SET lane = CASE WHEN excluded.lane = 'danger' THEN 'danger' ELSE cases.lane END`,
    [caseId, lane],
  );
}

/** Raises the version of a case, for what is told of it next. */
export async function raiseCase(tx: EntityManager, caseId: string): Promise<{ version: number; lane: Lane }> {
  const [rows] = await tx.query<[{ version: number; lane: Lane }[], number]>(
    'UPDATE cases SET version = version + 1 WHERE case_id = $1 RETURNING version, lane', [caseId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('a case of which nothing was heard');
  return row;
}
