import { randomUUID } from 'node:crypto';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CheckInTerms } from './check-ins.dto';
import { databaseNow, type RunningCheckIns } from './find-running';
import { planCheckIn } from './schedule.rules';

/** Plans the check-in that comes after another: one is planned at a time, as a row with its clocks. */
@Injectable()
export class PlanNext {
  constructor(private readonly fields: SealedFields) {}

  /**
   * @param last when the one before was due, or since when it is agreed
   * @returns when it is due; nothing where there is none any more
   */
  async run(tx: EntityManager, caseId: string, { id, terms, graceMinutes }: Pick<RunningCheckIns, 'id' | 'terms' | 'graceMinutes'>, last: Date): Promise<Date | undefined> {
    const opened = (await this.fields.ofCaseForReading(tx, caseId)).open(terms, { table: 'check_ins', column: 'terms', row: id });
    const schedule = JSON.parse(opened.toString('utf8')) as CheckInTerms;
    const [pause] = await tx.query<{ until: Date }[]>('SELECT until FROM check_in_pauses WHERE check_in_id = $1 AND over_at IS NULL', [id]);
    const planned = planCheckIn({ schedule, graceMinutes, last, now: await databaseNow(tx), notBefore: pause?.until });
    if (planned === undefined) return undefined;
    const { opensAt, remindAt, dueAt, missAt } = planned;
    await tx.query(
      'INSERT INTO check_in_dues (id, case_id, check_in_id, opens_at, remind_at, due_at, miss_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [randomUUID(), caseId, id, opensAt, remindAt, dueAt, missAt],
    );
    return dueAt;
  }
}

/** Leaves out what is planned and not due yet, and what is due and unanswered too where nobody waits for it any more. */
export async function leaveOut(tx: EntityManager, checkInId: string, also: 'DUE' | 'NOTHING'): Promise<void> {
  await tx.query(
    `UPDATE check_in_dues SET left_out_at = now() WHERE check_in_id = $1 AND done_at IS NULL AND missed_at IS NULL AND left_out_at IS NULL AND ($2 OR due_at > now())`,
    [checkInId, also === 'DUE'],
  );
}
