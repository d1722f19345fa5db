import { ClockMovedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';
import type { LevelClock } from './clock.rules';
import { FireEach } from './fire-each';

const DUE = 'met_at IS NULL AND told_at IS NULL AND ended_at IS NULL AND due_at <= now()';

/** Looked at in one round, the oldest first. */
const MOST = 100;

/**
 * What was to be done for a case by now and was not is told once to whoever answers for it. Noting and telling it are one transaction under
 * the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellClockOverdue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly each: FireEach;

  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.each = new FireEach('clocks.overdue', logger);
    this.loop = new Loop({ name: 'clocks.overdue', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether one was told */
  async run(): Promise<boolean> {
    const due = await this.database.query<{ key: string; caseId: string; clock: LevelClock }>(
      `SELECT case_id || ' ' || clock AS key, case_id AS "caseId", clock FROM desk_clocks WHERE ${DUE} AND case_id || ' ' || clock <> ALL ($1::text[]) ORDER BY due_at LIMIT ${MOST}`, [this.each.later()],
    );
    return this.each.run(due, (one) => this.tell(one));
  }

  private async tell({ caseId, clock }: { caseId: string; clock: LevelClock }): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const still = await tx.query<unknown[]>(`SELECT 1 FROM desk_clocks WHERE case_id = $1 AND clock = $2 AND ${DUE}`, [caseId, clock]);
      if (still.length === 0) return false;
      const people = await this.answering.run(tx, known);
      if (people.length === 0) return false;
      await tx.query('UPDATE desk_clocks SET told_at = now() WHERE case_id = $1 AND clock = $2', [caseId, clock]);
      const urgency = urgencyOf(known);
      this.outbox.add(tx, ClockMovedSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
        caseId, reference: known.reference ?? '', clock, status: 'OVERDUE', urgency, deskPersonIds: people,
      });
      return true;
    });
  }
}
