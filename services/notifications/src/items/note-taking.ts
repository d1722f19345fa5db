import type { EntityManager } from 'typeorm';
import { notExcluded } from '../cases/exclusions';

/** Notes that somebody said that she has a case; of several times, the last. Of whoever is kept out by now nothing is noted. */
export async function noteTaking(tx: EntityManager, caseId: string, personId: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO takings (case_id, person_id, at) SELECT told.case_id, told.person_id, $3 FROM (SELECT $1::uuid AS case_id, $2::text AS person_id) AS told
     WHERE ${notExcluded('told')}
     ON CONFLICT (case_id, person_id) DO UPDATE SET at = greatest(takings.at, excluded.at)`,
    [caseId, personId, at],
  );
}
