import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import type { CaseEntity } from '../routing/case.entity';
import { tellPlanStep } from './plan.events';

const WARNED_OF = `r.state = 'OPEN' AND r.warned_at IS NULL AND r.warn_at <= now() AND r.due_at > now()`;
const LATE = `r.state = 'OPEN' AND r.late_told_at IS NULL AND r.due_at <= now()`;

/** An action whose clock has run out. */
interface Due {
  id: string;
  owner: string;
  late: boolean;
}

/** Whoever is told that it is late needs no reminder. */
const noteTold = inOneStatement((tx, told: readonly Due[]) => tx.query(
  `UPDATE plan_actions p SET warned_at = coalesce(p.warned_at, now()), late_told_at = CASE WHEN t.late THEN now() END FROM unnest($1::uuid[], $2::boolean[]) AS t (id, late) WHERE p.id = t.id`,
  [told.map(({ id }) => id), told.map(({ late }) => late)],
));

/**
 * The clock of plans: who sees to an action is reminded before its day, and told when it has passed, each once; of what is late those who
 * answer for the case hear too.
 */
@Injectable()
export class TellPlanDue extends ClockLoop<Due> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
  ) {
    super('plans.due', { from: 'plan_actions r', columns: 'r.id, r.owner, r.due_at <= now() AS late', due: `((${LATE}) OR (${WARNED_OF}))`, order: 'least(r.due_at, r.warn_at)' }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, due: Due): Promise<boolean> {
    // Where she has left, or the case is hers no longer, those who answer for it hear instead.
    const hers = !due.late && (await this.concerned.run(tx, known)).includes(due.owner);
    const people = hers ? [due.owner] : await this.answering.run(tx, known);
    if (people.length === 0) return false;
    await noteTold(tx, due);
    tellPlanStep(this.outbox, tx, known, { actionId: due.id, status: due.late ? 'LATE' : 'DUE', people });
    return true;
  }
}
