import { ClockMovedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';
import { ClockLoop, MOST_AT_ONCE } from './clock-loop';
import type { LevelClock } from './clock.rules';
import type { RunOutRow } from './fire-each';

const DUE = 'met_at IS NULL AND told_at IS NULL AND ended_at IS NULL AND due_at <= now()';

/** A clock of a case that has run out. */
interface Overdue extends RunOutRow {
  caseId: string;
  clock: LevelClock;
}

/**
 * What was to be done for a case by now and was not is told once to whoever answers for it. Noting and telling it are one transaction under
 * the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellClockOverdue extends ClockLoop<Overdue> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('clocks.overdue', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<Overdue[]> {
    return this.database.query<Overdue>(
      `SELECT case_id || ' ' || clock AS key, case_id AS "caseId", clock FROM desk_clocks WHERE ${DUE} AND case_id || ' ' || clock <> ALL ($1::text[]) ORDER BY due_at LIMIT ${MOST_AT_ONCE}`, [putOff],
    );
  }

  protected async fire({ caseId, clock }: Overdue): Promise<boolean> {
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
