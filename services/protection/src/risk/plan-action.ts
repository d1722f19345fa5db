import { randomUUID } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MeetClock } from '../clocks/meet-clock';
import { findCaseFacts } from '../sight/find-case-facts';
import { SeeCase } from '../sight/see-case';
import type { EndPlanActionRequest, PlanActionRequest, PlanAnswer } from './risk.dto';

/** What is to be done to protect somebody: by whom and until when, and what came of it. */
@Injectable()
export class PlanAction {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly meetClock: MeetClock,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 422 `plan.owner` for somebody who was not told of the case, or is kept out of it */
  async add(subject: Subject, caseId: string, { measure, what, owner, dueAt }: PlanActionRequest): Promise<PlanAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      if (!(await mayOwn(tx, caseId, owner))) throw new Refusal('unprocessable', 'plan.owner', 'She does not have the case, nor was she told of it.');
      const id = randomUUID();
      const now = this.clock.now();
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(what, { table: 'plan_actions', column: 'what', row: id });
      await tx.query(
        `INSERT INTO plan_actions (id, case_id, measure, owner, due_at, state, what, made_by, made_at) VALUES ($1, $2, $3, $4, $5, 'OPEN', $6, $7, $8)`,
        [id, caseId, measure, owner, new Date(dueAt), sealed, subject.person, now],
      );
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: id, purpose: 'PLANNED' });
      // What is planned is decided (guide 4.2, protection decision).
      await this.meetClock.meet(tx, known, 'DECISION', subject.person);
      return { actionId: id, state: 'OPEN' };
    });
  }

  /** Said again the same way it changes nothing. @throws Refusal as `add`; `plan.absent`; `plan.ended` where it ended otherwise */
  async end(subject: Subject, caseId: string, actionId: string, { outcome, why }: EndPlanActionRequest): Promise<PlanAnswer> {
    return this.database.transaction(async (tx) => {
      await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const [found] = await tx.query<{ state: PlanAnswer['state'] }[]>('SELECT state FROM plan_actions WHERE id = $1 AND case_id = $2', [actionId, caseId]);
      if (found === undefined) throw new Refusal('absent', 'plan.absent', 'There is no such action.');
      if (found.state === outcome) return { actionId, state: outcome };
      if (found.state !== 'OPEN') throw new Refusal('conflict', 'plan.ended', 'It has ended.');
      const now = this.clock.now();
      const sealed = why === undefined ? null : (await this.fields.ofCase(tx, caseId)).seal(why, { table: 'plan_actions', column: 'why', row: actionId });
      await tx.query('UPDATE plan_actions SET state = $2, why = $3, ended_by = $4, ended_at = $5 WHERE id = $1', [actionId, outcome, sealed, subject.person, now]);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: actionId, purpose: outcome });
      return { actionId, state: outcome };
    });
  }
}

async function mayOwn(tx: EntityManager, caseId: string, person: string): Promise<boolean> {
  const facts = await findCaseFacts(tx, caseId);
  return facts !== undefined && !facts.excluded.includes(person) && (facts.handlers.includes(person) || facts.told.includes(person));
}
