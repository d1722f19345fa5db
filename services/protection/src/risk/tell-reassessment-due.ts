import { ReassessmentDueSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { concernedPeople, otherWitnesses } from '../hearers/concerned-people';
import { lockCase } from '../routing/lock-case';

const DUE = 'superseded_at IS NULL AND due_told_at IS NULL AND expires_at <= now()';

/**
 * The clock of assessments: one that has ended without a new one is told once to whoever answers for the case. Noting and telling it are one
 * transaction under the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellReassessmentDue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'assessments.due', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether one was due */
  async run(): Promise<boolean> {
    const [due] = await this.database.query<{ id: string; caseId: string }>(`SELECT id, case_id AS "caseId" FROM assessments WHERE ${DUE} ORDER BY expires_at LIMIT 1`);
    if (due === undefined) return false;
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, due.caseId);
      const [[told]] = await tx.query<[{ level: Urgency }[], number]>(`UPDATE assessments SET due_told_at = now() WHERE id = $1 AND ${DUE} RETURNING level`, [due.id]);
      if (told === undefined) return;
      const concerned = await concernedPeople(tx, known);
      this.outbox.add(tx, ReassessmentDueSchema, { subject: due.caseId, version: known.version, lane: laneOf(told.level) }, {
        caseId: due.caseId, reference: known.reference ?? '', assessmentId: due.id, urgency: told.level,
        deskPersonIds: concerned.length > 0 ? concerned : await otherWitnesses(tx, known, []),
      });
    });
    return true;
  }
}
