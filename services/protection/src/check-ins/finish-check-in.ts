import { CheckInDoneSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AssessedLevel } from '../risk/risk.dto';
import type { CaseEntity } from '../routing/case.entity';
import type { CheckInChannel } from './check-ins.dto';
import { EndRunning } from './end-running';
import { findRunning } from './find-running';
import { CannotBePlanned, PlanNext } from './plan-next';

/** A check-in for which a contact can count. */
export interface OpenDue {
  id: string;
  checkInId: string;
  level: AssessedLevel;
  dueAt: Date;
  missAt: Date;
  missedAt: Date | null;
}

/** That somebody was in contact. */
export interface Contact {
  at: Date;
  channel: CheckInChannel;
  /** Directory id of who was; nobody where she came back at the door. */
  by?: string;
  /** Sealed. */
  says?: Buffer;
}

/** She was in contact: the check-in is done, and the clock goes on. One that was missed is done too, and the alert says so. */
@Injectable()
export class FinishCheckIn {
  constructor(
    private readonly outbox: Outbox,
    private readonly planNext: PlanNext,
    private readonly endRunning: EndRunning,
    private readonly logger: Logger,
  ) {}

  /**
   * @param known the case, locked in `tx`
   * @returns whether it was after its grace
   */
  async run(tx: EntityManager, known: CaseEntity, due: OpenDue, { at, channel, by, says }: Contact): Promise<boolean> {
    const late = at > due.missAt;
    await tx.query(
      'UPDATE check_in_dues SET done_at = $2, channel = $3, late = $4, done_by = $5, says = $6, recorded_at = now() WHERE id = $1', [due.id, at, channel, late, by ?? null, says ?? null],
    );
    this.outbox.add(
      tx, CheckInDoneSchema, { subject: known.caseId, version: known.version, lane: laneOf(due.level), ...(by === undefined ? {} : { actor: by }) },
      { caseId: known.caseId, checkInId: due.checkInId, late },
    );
    if (due.missedAt === null) await this.goOn(tx, known, due);
    return late;
  }

  /**
   * The clock goes on after a check-in that is over, where the agreement still runs. One that cannot be planned any more ends, and those who answer
   * for the case are told: that she was in contact, or was not, is noted all the same.
   */
  async goOn(tx: EntityManager, known: CaseEntity, { checkInId, dueAt }: Pick<OpenDue, 'checkInId' | 'dueAt'>): Promise<void> {
    const running = await findRunning(tx, known.caseId);
    if (running?.id !== checkInId) return;
    try {
      if ((await this.planNext.run(tx, known.caseId, running, dueAt)) !== undefined) return;
    } catch (error) {
      if (!(error instanceof CannotBePlanned)) throw error;
      this.logger.failure('check-ins.unplanned', error.cause);
      await this.endRunning.run(tx, known, { because: 'UNPLANNED' });
      return;
    }
    await this.endRunning.run(tx, known, { because: 'RUN_OUT' });
  }
}

/** Columns of an `OpenDue`, of `check_in_dues d` beside `check_ins c`. */
export const OPEN_DUE = `d.id, d.check_in_id AS "checkInId", c.level, d.due_at AS "dueAt", d.miss_at AS "missAt", d.missed_at AS "missedAt"`;
