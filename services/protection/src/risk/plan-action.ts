import { randomUUID } from 'node:crypto';
import { planWarnsAt, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MeetClock } from '../clocks/meet-clock';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import type { CaseEntity } from '../routing/case.entity';
import { findCaseFacts } from '../sight/find-case-facts';
import { SeeCase } from '../sight/see-case';
import { tellPlanStep } from './plan.events';
import type { EndPlanActionRequest, PlanActionRequest, PlanAnswer } from './risk.dto';

/** What is to be done to protect somebody: by whom and until when, and what came of it. */
@Injectable()
export class PlanAction {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly meetClock: MeetClock,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 422 `plan.owner` for somebody who does not have the case, is kept out of it or has left */
  async add(subject: Subject, caseId: string, { measure, what, owner, dueAt }: PlanActionRequest): Promise<PlanAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      if (!(await this.mayOwn(tx, known, owner))) throw new Refusal('unprocessable', 'plan.owner', 'She does not have the case.');
      const id = randomUUID();
      const now = this.clock.now();
      const due = new Date(dueAt);
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(what, { table: 'plan_actions', column: 'what', row: id });
      await tx.query(
        `INSERT INTO plan_actions (id, case_id, measure, owner, due_at, warn_at, state, what, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, 'OPEN', $7, $8, $9)`,
        [id, caseId, measure, owner, due, planWarnsAt(now, due), sealed, subject.person, now],
      );
      tellPlanStep(this.outbox, tx, known, { actionId: id, status: 'GIVEN', people: owner === subject.person ? [] : [owner], actor: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: id, purpose: 'PLANNED' });
      // What is planned is decided (guide 4.2, protection decision).
      await this.meetClock.meet(tx, known, 'DECISION', subject.person);
      return { actionId: id, state: 'OPEN' };
    });
  }

  /** Said again by her in the same words it changes nothing. @throws Refusal as `add`; `plan.absent`; `plan.ended` where it ended otherwise, or somebody else ended it */
  async end(subject: Subject, caseId: string, actionId: string, { outcome, why }: EndPlanActionRequest): Promise<PlanAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const [found] = await tx.query<{ state: PlanAnswer['state']; why: Buffer | null; by: string | null }[]>('SELECT state, why, ended_by AS by FROM plan_actions WHERE id = $1 AND case_id = $2', [actionId, caseId]);
      if (found === undefined) throw new Refusal('absent', 'plan.absent', 'There is no such action.');
      const place = { table: 'plan_actions', column: 'why', row: actionId };
      const seal = await this.fields.ofCase(tx, caseId);
      const words = found.why === null ? undefined : seal.open(found.why, place).toString('utf8');
      if (found.state === outcome && found.by === subject.person && words === why) return { actionId, state: outcome };
      if (found.state !== 'OPEN') throw new Refusal('conflict', 'plan.ended', 'It has ended.');
      const now = this.clock.now();
      const sealed = why === undefined ? null : seal.seal(why, place);
      await tx.query('UPDATE plan_actions SET state = $2, why = $3, ended_by = $4, ended_at = $5 WHERE id = $1', [actionId, outcome, sealed, subject.person, now]);
      tellPlanStep(this.outbox, tx, known, { actionId, status: outcome, people: [], actor: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: actionId, purpose: outcome });
      return { actionId, state: outcome };
    });
  }

  /** What is to be done is content: whoever sees to it has the case. */
  private async mayOwn(tx: EntityManager, known: CaseEntity, person: string): Promise<boolean> {
    const facts = await findCaseFacts(tx, known.caseId);
    return facts?.handlers.includes(person) === true && (await this.concerned.run(tx, known)).includes(person);
  }
}
