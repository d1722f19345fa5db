import type { Database } from '@amparo/persistence';
import type { ContentEntity } from './content.entity';

/** A content that this process alone works on, for a minute. */
export type ClaimedContent = Pick<ContentEntity, 'submissionId' | 'caseId' | 'kind' | 'receivedAt' | 'conflicts' | 'continuesCaseId' | 'envelope' | 'attempts' | 'failures'>;

/**
 * Takes contents that are due, the longest waiting first. The claim is one short statement; whoever dies with it loses
 * it after a minute.
 *
 * @param urgent which lane's
 * @param most how many at once
 */
export async function claimContents(database: Database, urgent: boolean, most: number): Promise<ClaimedContent[]> {
  return database.query<ClaimedContent>(
    `WITH due AS (
       SELECT submission_id FROM contents
       WHERE state = 'WANTED' AND urgent = $1 AND due_at <= now() AND (claimed_until IS NULL OR claimed_until < now())
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
     ), claimed AS (
       UPDATE contents SET claimed_until = now() + interval '15 s', attempts = attempts + 1
       FROM due WHERE contents.submission_id = due.submission_id RETURNING contents.*
     )
     SELECT submission_id AS "submissionId", case_id AS "caseId", kind, received_at AS "receivedAt", conflicts,
            continues_case_id AS "continuesCaseId", envelope, attempts, failures
     FROM claimed ORDER BY due_at`,
    [urgent, most],
  );
}

/** Gives a content back: it is due again after `afterMs`. */
export async function giveBack(database: Database, submissionId: string, afterMs: number, failures: number): Promise<void> {
  await database.query(
    `UPDATE contents SET claimed_until = NULL, due_at = now() + $2 * interval '1 ms', failures = $3 WHERE submission_id = $1 AND state = 'WANTED'`,
    [submissionId, afterMs, failures],
  );
}
