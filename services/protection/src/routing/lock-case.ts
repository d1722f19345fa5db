import type { EntityManager } from 'typeorm';
import type { CaseEntity } from './case.entity';

/** Columns of a `CaseEntity`. */
const CASE = `
  case_id AS "caseId", version, reference, facts, found_urgency AS "foundUrgency", lowered_to AS "loweredTo", repeated, assigned_regions AS "assignedRegions", regions, routes,
  coordinators_withheld AS "coordinatorsWithheld", lead, handed_to AS "handedTo", excluded`;

/**
 * Takes the lock of a case until COMMIT and raises its version, making the row when this is the first that is heard of
 * it: events of a case come on two lanes, in any order. All that is told of the case in this transaction carries the
 * version.
 */
export async function lockCase(tx: EntityManager, caseId: string): Promise<CaseEntity> {
  const [known] = await tx.query<[CaseEntity]>(
    `INSERT INTO cases (case_id) VALUES ($1) ON CONFLICT (case_id) DO UPDATE SET version = cases.version + 1 RETURNING ${CASE}`, [caseId],
  );
  return known;
}

/** Raises the versions of cases whose locks this transaction has already. @returns them by their ids */
export async function lockedCases(tx: EntityManager, caseIds: readonly string[]): Promise<Map<string, CaseEntity>> {
  const [known] = await tx.query<[CaseEntity[], number]>(`UPDATE cases SET version = version + 1 WHERE case_id = ANY ($1::uuid[]) RETURNING ${CASE}`, [caseIds]);
  return new Map(known.map((one) => [one.caseId, one]));
}
