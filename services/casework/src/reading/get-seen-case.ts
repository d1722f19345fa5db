import { ACTION_NAMES, can, isOnCase, type ActionOn, type Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LISTED_COLUMNS } from '../cases/list-cases';
import { handlersOf } from '../sight/sight-facts.rules';
import type { CaseListed, CaseShown } from '../cases/cases.dto';
import type { SeenCaseShown } from './reading.dto';
import { absent, SeeCase } from './see-case';

const ON_CASE = ACTION_NAMES.filter(isOnCase);

/** The routing of one case, as somebody may see it, and what she may do to it. S1. */
@Injectable()
export class GetSeenCase {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, also for one that is hidden from her */
  async run(subject: Subject, which: string): Promise<SeenCaseShown> {
    const { id, facts, resource, context, sight } = await this.seeCase.run(subject, ['case.read-routing'], which);
    const may: ActionOn<'case'>[] = ON_CASE.filter((action) => can(subject, action, resource, context).allowed);
    return this.sight.seenBy(sight, async (tx) => {
      const [listed] = await tx.query<Omit<CaseListed, 'tasks'>[]>(`SELECT ${LISTED_COLUMNS} FROM cases c WHERE c.id = $1`, [id]);
      // Both lines have to let it through.
      if (listed === undefined) throw absent();
      const more = sight.as === 'partners' ? { tasks: [], contents: [], repeats: [], duplicates: [] } : await around(tx, id);
      return { ...listed, routes: facts.routes, handlers: handlersOf(facts), ...more, may };
    });
  }
}

/** What lies around a case. Of other cases only those that she sees as well. Asked for together: it is one round trip. */
async function around(tx: EntityManager, id: string): Promise<Pick<CaseShown, 'tasks' | 'contents' | 'repeats' | 'duplicates'>> {
  const [tasks, contents, repeats, duplicates] = await Promise.all([
    tx.query<CaseShown['tasks']>('SELECT code, about, opened_at AS "openedAt", due_at AS "dueAt", done_at AS "doneAt" FROM tasks WHERE case_id = $1 ORDER BY due_at, code, about', [id]),
    tx.query<CaseShown['contents']>(
      `SELECT submission_id AS "submissionId", kind, state, received_at AS "receivedAt", fetched_at AS "fetchedAt", parked_because AS "parkedBecause"
       FROM contents WHERE case_id = $1 ORDER BY received_at, submission_id`, [id],
    ),
    tx.query<CaseShown['repeats']>('SELECT earlier_case_id AS "caseId", because FROM repetitions WHERE case_id = $1 ORDER BY found_at, earlier_case_id', [id]),
    tx.query<CaseShown['duplicates']>(
      `SELECT CASE WHEN case_id = $1 THEN other_case_id ELSE case_id END AS "caseId", score, because
       FROM duplicates WHERE $1 IN (case_id, other_case_id) ORDER BY score DESC, suggested_at`, [id],
    ),
  ]);
  return { tasks, contents, repeats, duplicates };
}
