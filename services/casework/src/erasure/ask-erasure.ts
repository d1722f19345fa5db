import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { openTaskAgain } from '../tasks/open-task';
import { dueAfter, REVIEW_ERASURE } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';

/** The reporter asks that her case be erased, once, in whatever ways she says it: two people look. @param known locked in `tx` */
export async function askErasure(tx: EntityManager, { id: caseId, urgency }: CaseEntity, at: Date): Promise<void> {
  const asked = await tx.query<unknown[]>(
    `INSERT INTO erasures (case_id, asked_at) VALUES ($1, $2)
     ON CONFLICT (case_id) DO UPDATE SET asked_by = NULL WHERE erasures.asked_by IS NOT NULL RETURNING case_id`, [caseId, at],
  );
  await openTaskAgain(tx, { caseId, code: REVIEW_ERASURE, openedAt: at, dueAt: dueAfter(REVIEW_ERASURE, urgency, at) });
  if (asked.length > 0) await tx.insert(TimelineEntity, { caseId, at, what: 'ERASURE_ASKED', actor: null, detail: [] });
}
