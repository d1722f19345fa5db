import { randomUUID } from 'node:crypto';
import { inOneStatement, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '../db/database-now';
import type { CheckInTerms } from './check-ins.dto';
import type { RunningCheckIns } from './find-running';
import { planCheckIn, type PlannedCheckIn } from './schedule.rules';

type Running = Pick<RunningCheckIns, 'id' | 'terms' | 'graceMinutes'>;

/** What was agreed cannot be read any more. Nothing was changed. */
export class CannotBePlanned extends Error {}

/** Plans the check-in that comes after another: one is planned at a time, as a row with its clocks. */
@Injectable()
export class PlanNext {
  constructor(private readonly fields: SealedFields) {}

  /**
   * @param last when the one before was due, or since when it is agreed
   * @returns when it is due; nothing where there is none any more
   * @throws CannotBePlanned
   */
  async run(tx: EntityManager, caseId: string, running: Running, last: Date): Promise<Date | undefined> {
    const [notBefore, now] = [await pausedUntil(tx, running.id), await databaseNow(tx)];
    let planned: PlannedCheckIn | undefined;
    try {
      planned = planCheckIn({ schedule: await this.open(tx, caseId, running), graceMinutes: running.graceMinutes, last, now, notBefore });
    } catch (error) {
      throw new CannotBePlanned('what was agreed on check-ins cannot be read', { cause: error });
    }
    if (planned === undefined) return undefined;
    await savePlanned(tx, { id: randomUUID(), caseId, checkInId: running.id, ...planned });
    return planned.dueAt;
  }

  private async open(tx: EntityManager, caseId: string, { id, terms }: Running): Promise<CheckInTerms> {
    const seal = await this.fields.ofCaseForReading(tx, caseId);
    return JSON.parse(seal.open(terms, { table: 'check_ins', column: 'terms', row: id }).toString('utf8')) as CheckInTerms;
  }
}

/** Until when the pause of an agreement lasts, if there is one. */
const pausedUntil = inOneStatement<string, Date | undefined>(async (tx, ids) => {
  const pauses = await tx.query<{ id: string; until: Date }[]>('SELECT check_in_id AS id, until FROM check_in_pauses WHERE check_in_id = ANY ($1::uuid[]) AND over_at IS NULL', [ids]);
  const untils = new Map(pauses.map(({ id, until }) => [id, until]));
  return ids.map((id) => untils.get(id));
});

const savePlanned = inOneStatement((tx, planned: readonly (PlannedCheckIn & { id: string; caseId: string; checkInId: string })[]) => tx.query(
  `INSERT INTO check_in_dues (id, case_id, check_in_id, opens_at, remind_at, due_at, miss_at)
   SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])`,
  [
    planned.map(({ id }) => id), planned.map(({ caseId }) => caseId), planned.map(({ checkInId }) => checkInId), planned.map(({ opensAt }) => opensAt), planned.map(({ remindAt }) => remindAt),
    planned.map(({ dueAt }) => dueAt), planned.map(({ missAt }) => missAt),
  ],
));

/** Leaves out what is planned and not due yet, and what is due and unanswered too where nobody waits for it any more. */
export async function leaveOut(tx: EntityManager, checkInId: string, also: 'DUE' | 'NOTHING'): Promise<void> {
  await tx.query(
    `UPDATE check_in_dues SET left_out_at = now() WHERE check_in_id = $1 AND done_at IS NULL AND missed_at IS NULL AND left_out_at IS NULL AND ($2 OR due_at > now())`,
    [checkInId, also === 'DUE'],
  );
}
