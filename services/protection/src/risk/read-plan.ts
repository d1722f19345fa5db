import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { PlanActionShown } from './risk.dto';

type Row = Omit<PlanActionShown, 'what' | 'why' | 'overdue'> & { what: Buffer; why: Buffer | null };

/** The plan of a case (S2): what is open first, by its day; noted before it is answered. */
@Injectable()
export class ReadPlan {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string): Promise<PlanActionShown[]> {
    const { keys, now } = await this.seeCase.run(subject, 'safety.read', caseId);
    await writeAudit(this.database, [{ at: now, person: subject.person, session: subject.session, action: 'safety.read', caseId, purpose: 'CASE_WORK' }]);
    const rows = await this.sight.seenBy(keys, (tx) => tx.query<Row[]>(
      `SELECT id AS "actionId", measure, owner, due_at AS "dueAt", state, what, why, made_by AS "madeBy", made_at AS "madeAt", ended_by AS "endedBy", ended_at AS "endedAt"
       FROM plan_actions WHERE case_id = $1 ORDER BY state <> 'OPEN', due_at, id LIMIT 500`, [caseId],
    ));
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    const opened = (column: 'what' | 'why', sealed: Buffer, row: string) => seal.open(sealed, { table: 'plan_actions', column, row }).toString('utf8');
    return rows.map(({ what, why, ...row }) => ({
      ...row, what: opened('what', what, row.actionId), why: why === null ? null : opened('why', why, row.actionId), overdue: row.state === 'OPEN' && row.dueAt <= now,
    }));
  }
}
