import type { EntityManager } from 'typeorm';
import { CHECK_BACK } from './task.rules';

/**
 * The person comes back by a day that she named: the team looks for her then. A day that she names later takes its place.
 *
 * @param said when it reached the door, in whatever order bodies are fetched
 */
export async function agreeCheckBack(tx: EntityManager, caseId: string, day: string, said: Date): Promise<void> {
  await tx.query(
    `INSERT INTO tasks (case_id, code, about, opened_at, due_at) VALUES ($1, $2, '', $3, $4::date + interval '1 day')
     ON CONFLICT (case_id, code, about) DO UPDATE SET opened_at = excluded.opened_at, due_at = excluded.due_at, done_at = NULL
     WHERE tasks.opened_at <= excluded.opened_at`,
    [caseId, CHECK_BACK, said, day],
  );
}

/** She came back: done, where it was on the day or later. Earlier, the day still holds. */
export async function noteComingBack(tx: EntityManager, caseId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE tasks SET done_at = $3 WHERE case_id = $1 AND code = $2 AND done_at IS NULL AND $3::timestamptz >= due_at - interval '1 day'`,
    [caseId, CHECK_BACK, at],
  );
}
