import type { EntityManager } from 'typeorm';

/** Which task of which case. */
export interface TaskKey {
  caseId: string;
  code: string;
  /** What in the case it is about, where the case can have several. */
  about?: string;
}

/** Opens a task, or makes an open one due earlier. One that is done stays done. */
export async function openTask(tx: EntityManager, task: TaskKey & { openedAt: Date; dueAt: Date }): Promise<void> {
  await tx.query(
    `INSERT INTO tasks (case_id, code, about, opened_at, due_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (case_id, code, about) DO UPDATE SET due_at = least(tasks.due_at, excluded.due_at) WHERE tasks.done_at IS NULL`,
    [task.caseId, task.code, task.about ?? '', task.openedAt, task.dueAt],
  );
}

/** Opens a task, also one that was done: what is to be decided has come up anew. */
export async function openTaskAgain(tx: EntityManager, task: TaskKey & { openedAt: Date; dueAt: Date }): Promise<void> {
  await tx.query(
    `UPDATE tasks SET opened_at = $4, due_at = $5, done_at = NULL WHERE case_id = $1 AND code = $2 AND about = $3 AND done_at IS NOT NULL`,
    [task.caseId, task.code, task.about ?? '', task.openedAt, task.dueAt],
  );
  await openTask(tx, task);
}

/** The task is done, if it was open. */
export async function closeTask(tx: EntityManager, task: TaskKey & { at: Date }): Promise<void> {
  await tx.query(
    `UPDATE tasks SET done_at = $4 WHERE case_id = $1 AND code = $2 AND about = $3 AND done_at IS NULL`,
    [task.caseId, task.code, task.about ?? '', task.at],
  );
}
