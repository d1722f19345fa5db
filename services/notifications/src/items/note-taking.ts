import type { EntityManager } from 'typeorm';

/** Notes that somebody said that she has a case; of several times, the last. */
export async function noteTaking(tx: EntityManager, caseId: string, personId: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO takings (case_id, person_id, at) VALUES ($1, $2, $3)
     ON CONFLICT (case_id, person_id) DO UPDATE SET at = greatest(takings.at, excluded.at)`,
    [caseId, personId, at],
  );
}
