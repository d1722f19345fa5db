import type { Lane } from '@amparo/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Takes the lock of a case for the rest of the transaction, and makes its row if this is the first that we hear of it.
 * An exclusion and a telling may come on two lanes at once: without the lock neither would see the other.
 *
 * @param conflicts opaque conflict ids of whoever is involved; they are only ever added
 */
export async function lockCase(tx: EntityManager, caseId: string, lane: Lane, conflicts: readonly string[] = []): Promise<void> {
  await tx.query(
    `INSERT INTO cases (case_id, lane, conflicts) VALUES ($1, $2, $3)
     ON CONFLICT (case_id) DO UPDATE SET lane = CASE WHEN excluded.lane = 'danger' THEN 'danger' ELSE cases.lane END,
       conflicts = CASE WHEN cases.conflicts @> excluded.conflicts THEN cases.conflicts
         ELSE ARRAY (SELECT DISTINCT unnest(cases.conflicts || excluded.conflicts) ORDER BY 1) END`,
    [caseId, lane, conflicts],
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
