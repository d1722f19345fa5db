import type { EntityManager } from 'typeorm';
import { notExcluded } from '../cases/exclusions';

/** Nobody has a case whose alert was raised again at `at`, whoever said so before. The case is locked in `tx`. */
export async function endTakings(tx: EntityManager, caseId: string, at: Date): Promise<void> {
  await tx.query('UPDATE cases SET raised_at = greatest(raised_at, $2) WHERE case_id = $1', [caseId, at]);
  await tx.query('DELETE FROM takings WHERE case_id = $1 AND at < $2', [caseId, at]);
}

/** Somebody has the alert of a case, instead of another where that is said: nothing, where the alert was raised again since. The case is locked in `tx`. */
export async function noteTakingOfAlert(tx: EntityManager, caseId: string, { personId, from, at }: { personId: string; from?: string; at: Date }): Promise<void> {
  const raisedSince = await tx.query<unknown[]>('SELECT 1 FROM cases WHERE case_id = $1 AND raised_at > $2', [caseId, at]);
  if (raisedSince.length > 0) return;
  if (from !== undefined) await tx.query('DELETE FROM takings WHERE case_id = $1 AND person_id = $2 AND at <= $3', [caseId, from, at]);
  await noteTaking(tx, caseId, personId, at);
}

/** Notes that somebody said that she has a case; of several times, the last. Of whoever is kept out by now nothing is noted. */
export async function noteTaking(tx: EntityManager, caseId: string, personId: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO takings (case_id, person_id, at) SELECT told.case_id, told.person_id, $3 FROM (SELECT $1::uuid AS case_id, $2::text AS person_id) AS told
     WHERE ${notExcluded('told')}
     ON CONFLICT (case_id, person_id) DO UPDATE SET at = greatest(takings.at, excluded.at)`,
    [caseId, personId, at],
  );
}
