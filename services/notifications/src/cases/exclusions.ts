import type { EntityManager } from 'typeorm';
import { keysOfPerson } from './sight-keys.rules';

/**
 * The condition that a row's person is not kept out of its case.
 *
 * @param row alias of a table with `case_id` and `person_id`
 */
export const notExcluded = (row: string): string =>
  `NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = ${row}.case_id AND x.person_id = ${row}.person_id)`;

/** Keeps people out of a case for good: a conflict of interest is only ever added (guide 6, case 7). */
export async function excludePeople(tx: EntityManager, caseId: string, people: readonly string[], version: number): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `INSERT INTO exclusions (case_id, person_id, cause, version) SELECT $1, person, 'CONFLICT', $3 FROM unnest($2::text[]) AS person
     ON CONFLICT (case_id, person_id) DO UPDATE SET cause = 'CONFLICT'`,
    [caseId, people, version],
  );
  await cancelPending(tx, caseId, people, 'EXCLUDED');
  await forgetTakings(tx, caseId, people);
}

/**
 * Ends the access of people who are no longer concerned (guide 6, case 12), unless a newer decision has told them again:
 * the two may come in any order.
 */
export async function releasePeople(tx: EntityManager, caseId: string, people: readonly string[], version: number): Promise<void> {
  if (people.length === 0) return;
  const released: { person_id: string }[] = await tx.query(
    `INSERT INTO exclusions (case_id, person_id, cause, version) SELECT $1, person, 'RELEASED', $3 FROM unnest($2::text[]) AS person
     WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.case_id = $1 AND i.person_id = person AND i.kind <> 'RELEASED' AND i.version > $3)
     ON CONFLICT (case_id, person_id) DO UPDATE SET version = greatest(exclusions.version, excluded.version)
     RETURNING person_id`,
    [caseId, people, version],
  );
  const gone = released.map((row) => row.person_id);
  if (gone.length === 0) return;
  await cancelPending(tx, caseId, gone, 'RELEASED');
  await forgetTakings(tx, caseId, gone);
  await tx.query('DELETE FROM sight WHERE case_id = $1 AND key = ANY ($2)', [caseId, gone.flatMap(keysOfPerson)]);
}

/** People who had been released and are told again by a newer decision are concerned once more. */
export async function readmitPeople(tx: EntityManager, caseId: string, people: readonly string[], version: number): Promise<void> {
  await tx.query(
    `DELETE FROM exclusions WHERE case_id = $1 AND person_id = ANY ($2) AND cause = 'RELEASED' AND version < $3`, [caseId, people, version],
  );
}

async function cancelPending(tx: EntityManager, caseId: string, people: readonly string[], reason: string): Promise<void> {
  await tx.query(
    `UPDATE messages SET state = 'CANCELLED', reason = $3 WHERE case_id = $1 AND person_id = ANY ($2) AND state = 'PENDING'`,
    [caseId, people, reason],
  );
}

/** Whoever no longer has a part in a case does not have the case. */
async function forgetTakings(tx: EntityManager, caseId: string, people: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM takings WHERE case_id = $1 AND person_id = ANY ($2)', [caseId, people]);
}
