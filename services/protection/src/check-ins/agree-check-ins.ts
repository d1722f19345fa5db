import { randomUUID } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '../db/database-now';
import { SeeCase } from '../sight/see-case';
import type { AgreeCheckInsRequest, CheckInsAnswer, CheckInTerms } from './check-ins.dto';
import { findRunning, type RunningCheckIns } from './find-running';
import { leaveOut, PlanNext } from './plan-next';
import { faultOf } from './schedule.rules';
import { TellChanged } from './tell-changed';

/**
 * It is agreed with somebody when and how she checks in, and what happens when she does not (guide 4.3: on request, with an agreement). A case
 * has one agreement; a change is a new one in its place, and the old one stays in the history.
 */
@Injectable()
export class AgreeCheckIns {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly planNext: PlanNext,
    private readonly tellChanged: TellChanged,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 409 `check-ins.changed` where another agreement runs than the one
   *   that it is to replace; 422 `ScheduleFault`, `check-ins.none-left` where it gives no check-in that is still to come
   */
  async run(subject: Subject, caseId: string, { replaces, graceMinutes, level, doorCounts, ...terms }: AgreeCheckInsRequest): Promise<CheckInsAnswer> {
    const fault = faultOf(terms, doorCounts);
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const before = await findRunning(tx, caseId);
      if (before?.id !== replaces) throw new Refusal('conflict', 'check-ins.changed', 'Somebody else has agreed on something else meanwhile.');
      if (fault !== undefined) throw new Refusal('unprocessable', fault, 'That is not a time at which somebody can check in.');
      const now = await databaseNow(tx);
      if (before !== undefined) await this.replace(tx, before, subject.person);
      const running = { id: randomUUID(), level, graceMinutes, doorCounts, madeAt: now };
      const sealed = await this.seal(tx, caseId, running.id, terms);
      await tx.query(
        'INSERT INTO check_ins (id, case_id, level, grace_minutes, door_counts, terms, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [running.id, caseId, level, graceMinutes, doorCounts, sealed, subject.person, now],
      );
      const nextDueAt = await this.planNext.run(tx, caseId, { ...running, terms: sealed }, now);
      if (nextDueAt === undefined) throw new Refusal('unprocessable', 'check-ins.none-left', 'That gives no check-in that is still to come.');
      await this.tellChanged.run(tx, known, { running, status: 'AGREED', by: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: running.id, purpose: 'CHECK_INS_AGREED' });
      return { checkInId: running.id, nextDueAt };
    });
  }

  private async seal(tx: EntityManager, caseId: string, row: string, terms: CheckInTerms): Promise<Buffer> {
    return (await this.fields.ofCase(tx, caseId)).seal(JSON.stringify(terms), { table: 'check_ins', column: 'terms', row });
  }

  /** What is due already under the old one is still waited for. */
  private async replace(tx: EntityManager, { id }: RunningCheckIns, by: string): Promise<void> {
    await tx.query(`UPDATE check_ins SET ended_at = now(), ended_because = 'REPLACED', ended_by = $2 WHERE id = $1`, [id, by]);
    await leaveOut(tx, id, 'NOTHING');
    await tx.query('UPDATE check_in_pauses SET over_at = now(), over_by = $2 WHERE check_in_id = $1 AND over_at IS NULL', [id, by]);
  }
}
