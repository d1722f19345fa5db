import { ReassessmentDueSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { FireEach, type RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { lockCase } from '../routing/lock-case';

const DUE = 'superseded_at IS NULL AND due_told_at IS NULL AND expires_at <= now()';

/** An assessment that has ended. */
interface Due extends RunOutRow {
  caseId: string;
}

/** Looked at in one round, the oldest first. */
const MOST = 100;

/**
 * The clock of assessments: one that has ended without a new one is told once to whoever answers for the case. Noting and telling it are one
 * transaction under the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellReassessmentDue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly each: FireEach;

  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.each = new FireEach('assessments.due', logger);
    this.loop = new Loop({ name: 'assessments.due', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether one was told */
  async run(): Promise<boolean> {
    const due = await this.database.query<Due>(
      `SELECT id AS key, case_id AS "caseId" FROM assessments WHERE ${DUE} AND id::text <> ALL ($1::text[]) ORDER BY expires_at LIMIT ${MOST}`, [this.each.later()],
    );
    return this.each.run(due, (one) => this.tell(one));
  }

  private async tell({ key: id, caseId }: Due): Promise<boolean> {
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
