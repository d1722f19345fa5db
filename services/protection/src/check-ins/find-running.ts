import { Refusal } from '@amparo/kernel';
import type { EntityManager } from 'typeorm';
import type { AssessedLevel } from '../risk/risk.dto';

/** An agreement that runs. */
export interface RunningCheckIns {
  id: string;
  level: AssessedLevel;
  graceMinutes: number;
  doorCounts: boolean;
  /** Sealed `CheckInTerms`. */
  terms: Buffer;
  madeAt: Date;
}

/** The agreement of a case that runs, if there is one. @param tx the case is locked there */
export async function findRunning(tx: EntityManager, caseId: string): Promise<RunningCheckIns | undefined> {
  const [running] = await tx.query<RunningCheckIns[]>(
    `SELECT id, level, grace_minutes AS "graceMinutes", door_counts AS "doorCounts", terms, made_at AS "madeAt" FROM check_ins WHERE case_id = $1 AND ended_at IS NULL`, [caseId],
  );
  return running;
}

/** The agreement that somebody means. @throws Refusal `check-ins.absent`; 409 `check-ins.over` where it is over, or another took its place */
export async function getRunning(tx: EntityManager, caseId: string, checkInId: string): Promise<RunningCheckIns> {
  const running = await findRunning(tx, caseId);
  if (running?.id === checkInId) return running;
  const known = await tx.query<unknown[]>('SELECT 1 FROM check_ins WHERE id = $1 AND case_id = $2', [checkInId, caseId]);
  if (known.length === 0) throw new Refusal('absent', 'check-ins.absent', 'There is no such agreement.');
  throw new Refusal('conflict', 'check-ins.over', 'That agreement is over.');
}

/** When it is, by the clock of the database: the clocks of check-ins go by it (ADR 0004). */
export async function databaseNow(tx: EntityManager): Promise<Date> {
  const [row] = await tx.query<{ now: Date }[]>('SELECT now()');
  return row?.now ?? new Date(Number.NaN);
}
