import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { CaseListed, CaseShown } from './cases.dto';
import { getCaseId } from './get-case-id';
import { LISTED_COLUMNS } from './list-cases';

/** One case with its story, its tasks, and what it has in common with others. S1. */
@Injectable()
export class GetCase {
  constructor(private readonly database: Database) {}

  /**
   * @param which the case's reference or id
   * @throws Refusal `case.absent`
   */
  async run(which: string): Promise<CaseShown> {
    const id = await getCaseId(this.database, which);
    const [listed, tasks, contents, repeats, duplicates, timeline] = await Promise.all([
      this.of<CaseListed>(id, `SELECT ${LISTED_COLUMNS} FROM cases c WHERE c.id = $1`),
      this.of<CaseShown['tasks'][number]>(id, `SELECT code, about, opened_at AS "openedAt", due_at AS "dueAt", done_at AS "doneAt" FROM tasks WHERE case_id = $1 ORDER BY due_at, code, about`),
      this.of<CaseShown['contents'][number]>(
        id,
        `SELECT submission_id AS "submissionId", kind, state, received_at AS "receivedAt", fetched_at AS "fetchedAt", parked_because AS "parkedBecause"
         FROM contents WHERE case_id = $1 ORDER BY received_at, submission_id`,
      ),
      this.of<CaseShown['repeats'][number]>(id, `SELECT earlier_case_id AS "caseId", because FROM repetitions WHERE case_id = $1 ORDER BY found_at, earlier_case_id`),
      this.of<CaseShown['duplicates'][number]>(
        id,
        `SELECT CASE WHEN case_id = $1 THEN other_case_id ELSE case_id END AS "caseId", score, because
         FROM duplicates WHERE $1 IN (case_id, other_case_id) ORDER BY score DESC, suggested_at`,
      ),
      this.of<CaseShown['timeline'][number]>(id, 'SELECT at, what, actor, detail FROM timeline WHERE case_id = $1 ORDER BY at, id'),
    ]);
    const [found] = listed;
    if (found === undefined) throw new Error('the case went away while it was read');
    return { ...found, tasks, contents, repeats, duplicates, timeline };
  }

  private async of<T>(id: string, sql: string): Promise<T[]> {
    return this.database.query<T>(sql, [id]);
  }
}
