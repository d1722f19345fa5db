import { randomUUID } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '../db/database-now';
import { SeeCase } from '../sight/see-case';
import type { CheckInsAnswer, PauseCheckInsRequest } from './check-ins.dto';
import { getRunning, type RunningCheckIns } from './find-running';
import { leaveOut, PlanNext } from './plan-next';
import { TellChanged } from './tell-changed';

/** A pause is an exception: whoever wants none for longer ends the agreement. */
const LONGEST_MS = 31 * 24 * 3_600_000;

/** Nothing is due until an instant, for a reason. It ends by itself (`ResumeCheckIns`). What is due already is still waited for. */
@Injectable()
export class PauseCheckIns {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly planNext: PlanNext,
    private readonly tellChanged: TellChanged,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `check-ins.absent`, `check-ins.over`; 422 `check-ins.pause-length` for one
   *   that is over already or longer than 31 days, `check-ins.none-left` where nothing is agreed after it
   */
  async run(subject: Subject, caseId: string, checkInId: string, { until, why }: PauseCheckInsRequest): Promise<CheckInsAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const running = await getRunning(tx, caseId, checkInId);
      const now = await databaseNow(tx);
      const length = Date.parse(until) - now.getTime();
      if (length <= 0 || length > LONGEST_MS) throw new Refusal('unprocessable', 'check-ins.pause-length', 'A pause ends after now, and within 31 days.');
      await endPause(tx, checkInId, subject.person);
      const id = randomUUID();
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(why, { table: 'check_in_pauses', column: 'why', row: id });
      await tx.query(
        'INSERT INTO check_in_pauses (id, case_id, check_in_id, since, until, why, paused_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, caseId, checkInId, now, new Date(until), sealed, subject.person],
      );
      const nextDueAt = await this.planAnew(tx, caseId, running, now);
      await this.tellChanged.run(tx, known, { running, status: 'PAUSED', by: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: checkInId, purpose: 'CHECK_INS_PAUSED' });
      return { checkInId, nextDueAt };
    });
  }

  /** She checks in again before the pause is over. Said where there is none it changes nothing. @throws Refusal as `run` */
  async resume(subject: Subject, caseId: string, checkInId: string): Promise<CheckInsAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const running = await getRunning(tx, caseId, checkInId);
      const now = await databaseNow(tx);
      const ended = await endPause(tx, checkInId, subject.person);
      const nextDueAt = await this.planAnew(tx, caseId, running, now);
      if (!ended) return { checkInId, nextDueAt };
      await this.tellChanged.run(tx, known, { running, status: 'RESUMED', by: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: checkInId, purpose: 'CHECK_INS_RESUMED' });
      return { checkInId, nextDueAt };
    });
  }

  /** What is due already stays, and what follows it is planned when that is over: it looks at pauses then. */
  private async planAnew(tx: EntityManager, caseId: string, running: RunningCheckIns, now: Date): Promise<Date> {
    await leaveOut(tx, running.id, 'NOTHING');
    const [due] = await tx.query<{ dueAt: Date }[]>(
      'SELECT due_at AS "dueAt" FROM check_in_dues WHERE check_in_id = $1 AND done_at IS NULL AND missed_at IS NULL AND left_out_at IS NULL', [running.id],
    );
    const next = due?.dueAt ?? (await this.planNext.run(tx, caseId, running, await lastDue(tx, running, now)));
    if (next === undefined) throw new Refusal('unprocessable', 'check-ins.none-left', 'Nothing is agreed after that.');
    return next;
  }
}

/** A check-in that was answered early is not due a second time. */
async function lastDue(tx: EntityManager, { id }: RunningCheckIns, now: Date): Promise<Date> {
  const [row] = await tx.query<{ last: Date | null }[]>('SELECT max(due_at) AS last FROM check_in_dues WHERE check_in_id = $1 AND left_out_at IS NULL', [id]);
  const last = row?.last ?? now;
  return last > now ? last : now;
}

async function endPause(tx: EntityManager, checkInId: string, by: string): Promise<boolean> {
  const ended = await tx.query<unknown[]>(
    `WITH ended AS (UPDATE check_in_pauses SET over_at = now(), over_by = $2 WHERE check_in_id = $1 AND over_at IS NULL RETURNING 1) SELECT * FROM ended`, [checkInId, by],
  );
  return ended.length > 0;
}
