import { CheckInDueSchema, CheckInMissedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaiseMissed } from '../alerts/raise-missed';
import { ClockLoop, MOST_AT_ONCE } from '../clocks/clock-loop';
import type { RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import type { AssessedLevel } from '../risk/risk.dto';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { FinishCheckIn, OPEN_DUE, type OpenDue } from './finish-check-in';
import { TellChanged } from './tell-changed';

const OPEN = 'd.missed_at IS NULL AND d.done_at IS NULL AND d.left_out_at IS NULL';

/** Which rows each of the clocks has run out for. What is missed already is nobody reminded of. */
const STILL = {
  REMIND: `${OPEN} AND d.told_at IS NULL AND d.remind_at <= now() AND d.miss_at > now()`,
  MISS: `${OPEN} AND d.miss_at <= now()`,
  RESUME: 'p.over_at IS NULL AND p.until <= now()',
} as const;

interface RunOut extends RunOutRow {
  clock: keyof typeof STILL;
  id: string;
  caseId: string;
}

/** Of each clock the oldest first, but for what is put off: $1, keys. */
const RUN_OUT = `
  (SELECT 'MISS' AS clock, 'MISS ' || d.id AS key, d.id, d.case_id AS "caseId" FROM check_in_dues d WHERE ${STILL.MISS} AND 'MISS ' || d.id <> ALL ($1::text[]) ORDER BY d.miss_at LIMIT ${MOST_AT_ONCE})
  UNION ALL (SELECT 'REMIND', 'REMIND ' || d.id, d.id, d.case_id FROM check_in_dues d WHERE ${STILL.REMIND} AND 'REMIND ' || d.id <> ALL ($1::text[]) ORDER BY d.remind_at LIMIT ${MOST_AT_ONCE})
  UNION ALL (SELECT 'RESUME', 'RESUME ' || p.id, p.id, p.case_id FROM check_in_pauses p WHERE ${STILL.RESUME} AND 'RESUME ' || p.id <> ALL ($1::text[]) ORDER BY p.until LIMIT ${MOST_AT_ONCE})`;

/**
 * The clocks of check-ins: somebody is reminded of one that is due soon; one that is missed raises the alert at the level that was agreed; a pause ends
 * and says so. Each is a row; noting and telling it are one transaction under the case's lock, so that it happens once, whatever dies and
 * however many look. A case of which that fails holds up no other. Time is the database's own (ADR 0004).
 */
@Injectable()
export class WatchCheckIns extends ClockLoop<RunOut> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly raiseMissed: RaiseMissed,
    private readonly finish: FinishCheckIn,
    private readonly tellChanged: TellChanged,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('check-ins.watch', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<RunOut[]> {
    return this.database.query<RunOut>(RUN_OUT, [putOff]);
  }

  protected async fire(one: RunOut): Promise<boolean> {
    const something = await this.database.transaction(async (tx) => {
      const done = await this.fireIn(tx, one);
      await reach('check-in.before-commit', one.clock);
      return done;
    });
    await reach('check-in.after-commit', one.clock);
    return something;
  }

  private async fireIn(tx: EntityManager, { clock, id, caseId }: RunOut): Promise<boolean> {
    const known = await lockCase(tx, caseId);
    switch (clock) {
      case 'MISS': return this.miss(tx, known, id);
      case 'REMIND': return this.remind(tx, known, id);
      case 'RESUME': return this.resume(tx, known, id);
    }
  }

  private async miss(tx: EntityManager, known: CaseEntity, id: string): Promise<boolean> {
    const due = await take(tx, 'missed_at', 'MISS', id);
    if (due === undefined) return false;
    const { caseId, reference, version } = known;
    const deskPersonIds = await this.answering.run(tx, known);
    this.outbox.add(
      tx, CheckInMissedSchema, { subject: caseId, version, lane: laneOf(due.level) },
      { caseId, reference: reference ?? '', checkInId: due.checkInId, dueId: id, urgency: due.level, deskPersonIds },
    );
    await this.raiseMissed.run(tx, known, due.level);
    await this.finish.goOn(tx, known, due);
    return true;
  }

  /** While nobody can be told it waits, until it is missed, and holds up no other. */
  private async remind(tx: EntityManager, known: CaseEntity, id: string): Promise<boolean> {
    const { caseId, reference, version } = known;
    const deskPersonIds = await this.answering.run(tx, known);
    if (deskPersonIds.length === 0) return false;
    const due = await take(tx, 'told_at', 'REMIND', id);
    if (due === undefined) return false;
    this.outbox.add(
      tx, CheckInDueSchema, { subject: caseId, version, lane: laneOf(due.level) },
      { caseId, reference: reference ?? '', checkInId: due.checkInId, dueId: id, urgency: due.level, deskPersonIds },
    );
    return true;
  }

  private async resume(tx: EntityManager, known: CaseEntity, id: string): Promise<boolean> {
    const [running] = await tx.query<{ id: string; level: AssessedLevel }[]>(
      `WITH over AS (UPDATE check_in_pauses p SET over_at = now() WHERE p.id = $1 AND ${STILL.RESUME} RETURNING p.check_in_id)
       SELECT c.id, c.level FROM check_ins c JOIN over ON over.check_in_id = c.id`, [id],
    );
    if (running === undefined) return false;
    await this.tellChanged.run(tx, known, { running, status: 'RESUMED' });
    return true;
  }
}

/** Notes that a clock ran out; nothing where somebody else did, or where she was in contact meanwhile. */
async function take(tx: EntityManager, column: 'missed_at' | 'told_at', clock: 'MISS' | 'REMIND', id: string): Promise<OpenDue | undefined> {
  const [due] = await tx.query<OpenDue[]>(
    `WITH d AS (UPDATE check_in_dues d SET ${column} = now() WHERE d.id = $1 AND ${STILL[clock]} RETURNING d.*)
     SELECT ${OPEN_DUE} FROM d JOIN check_ins c ON c.id = d.check_in_id`, [id],
  );
  return due;
}
