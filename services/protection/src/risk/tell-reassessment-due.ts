import { ReassessmentDueSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ClockLoop, MOST_AT_ONCE } from '../clocks/clock-loop';
import type { RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { lockCase } from '../routing/lock-case';

const DUE = 'superseded_at IS NULL AND due_told_at IS NULL AND expires_at <= now()';

/** An assessment that has ended. */
interface Due extends RunOutRow {
  caseId: string;
}

/**
 * The clock of assessments: one that has ended without a new one is told once to whoever answers for the case. Noting and telling it are one
 * transaction under the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellReassessmentDue extends ClockLoop<Due> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('assessments.due', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<Due[]> {
    return this.database.query<Due>(
      `SELECT id AS key, case_id AS "caseId" FROM assessments WHERE ${DUE} AND id::text <> ALL ($1::text[]) ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`, [putOff],
    );
  }

  protected async fire({ key: id, caseId }: Due): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const [still] = await tx.query<{ level: Urgency }[]>(`SELECT level FROM assessments WHERE id = $1 AND ${DUE}`, [id]);
      if (still === undefined) return false;
      const people = await this.answering.run(tx, known);
      if (people.length === 0) return false;
      await tx.query('UPDATE assessments SET due_told_at = now() WHERE id = $1', [id]);
      this.outbox.add(tx, ReassessmentDueSchema, { subject: caseId, version: known.version, lane: laneOf(still.level) }, {
        caseId, reference: known.reference ?? '', assessmentId: id, urgency: still.level, deskPersonIds: people,
      });
      return true;
    });
  }
}
