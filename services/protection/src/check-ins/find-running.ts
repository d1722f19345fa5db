import { Refusal } from '@amparo/kernel';
import { inOneStatement, inPlaces } from '@amparo/persistence';
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

/** The agreement of a case, by its id, that runs, if there is one. The case is locked. */
export const findRunning = inOneStatement<string, RunningCheckIns | undefined>(async (tx, caseIds) => {
  const running = await tx.query<(RunningCheckIns & { place: number })[]>(
    `SELECT asked.place::integer, c.id, c.level, c.grace_minutes AS "graceMinutes", c.door_counts AS "doorCounts", c.terms, c.made_at AS "madeAt"
     FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) JOIN check_ins c ON c.case_id = asked.case_id WHERE c.ended_at IS NULL`, [caseIds],
  );
  return inPlaces(caseIds, running);
});

/** The agreement that somebody means. @throws Refusal `check-ins.absent`; 409 `check-ins.over` where it is over, or another took its place */
export async function getRunning(tx: EntityManager, caseId: string, checkInId: string): Promise<RunningCheckIns> {
  const running = await findRunning(tx, caseId);
  if (running?.id === checkInId) return running;
  const known = await tx.query<unknown[]>('SELECT 1 FROM check_ins WHERE id = $1 AND case_id = $2', [checkInId, caseId]);
  if (known.length === 0) throw new Refusal('absent', 'check-ins.absent', 'There is no such agreement.');
  throw new Refusal('conflict', 'check-ins.over', 'That agreement is over.');
}
