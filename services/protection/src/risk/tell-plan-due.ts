import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ClockLoop, MOST_AT_ONCE } from '../clocks/clock-loop';
import type { RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { lockCase } from '../routing/lock-case';
import { tellPlanStep } from './plan.events';

const WARNED_OF = `state = 'OPEN' AND warned_at IS NULL AND warn_at <= now() AND due_at > now()`;
const LATE = `state = 'OPEN' AND late_told_at IS NULL AND due_at <= now()`;

/** An action whose clock has run out. */
interface Due extends RunOutRow {
  caseId: string;
}

/**
 * The clock of plans: who sees to an action is reminded before its day, and told when it has passed, each once; of what is late those who
 * answer for the case hear too. Noting and telling it are one transaction under the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellPlanDue extends ClockLoop<Due> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly concerned: FindConcernedPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('plans.due', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<Due[]> {
    return this.database.query<Due>(
      `(SELECT id AS key, case_id AS "caseId", due_at AS at FROM plan_actions WHERE ${LATE} AND id::text <> ALL ($1::text[]) ORDER BY due_at LIMIT ${MOST_AT_ONCE})
       UNION ALL (SELECT id, case_id, warn_at FROM plan_actions WHERE ${WARNED_OF} AND id::text <> ALL ($1::text[]) ORDER BY warn_at LIMIT ${MOST_AT_ONCE}) ORDER BY at`, [putOff],
    );
  }

  protected async fire({ key: id, caseId }: Due): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const [still] = await tx.query<{ owner: string; late: boolean }[]>(`SELECT owner, due_at <= now() AS late FROM plan_actions WHERE id = $1 AND ((${LATE}) OR (${WARNED_OF}))`, [id]);
      if (still === undefined) return false;
      // Where she has left, or the case is hers no longer, those who answer for it hear instead.
      const hers = !still.late && (await this.concerned.run(tx, known)).includes(still.owner);
      const people = hers ? [still.owner] : await this.answering.run(tx, known);
      if (people.length === 0) return false;
      // Whoever is told that it is late needs no reminder.
      await tx.query(`UPDATE plan_actions SET warned_at = coalesce(warned_at, now()), late_told_at = CASE WHEN $2 THEN now() END WHERE id = $1`, [id, still.late]);
      tellPlanStep(this.outbox, tx, known, { actionId: id, status: still.late ? 'LATE' : 'DUE', people });
      return true;
    });
  }
}
