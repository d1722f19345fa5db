import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';

/** Of which case: locked, or read in this transaction. */
type OfCase = Pick<CaseEntity, 'caseId' | 'excluded'>;

/** Who answers for a case: directory ids of those who have it or coordinate it, and of somebody else who was told of it and is named here. */
export async function concernedPeople(tx: EntityManager, { caseId, excluded }: OfCase, named: string | null = null): Promise<string[]> {
  const rows = await tx.query<{ person: string }[]>(
    `SELECT person_id AS person FROM handlers WHERE case_id = $1 AND NOT gone
     UNION SELECT person_id FROM told_people WHERE case_id = $1 AND released_at IS NULL
       AND (person_id = $2 OR EXISTS (SELECT 1 FROM unnest(routes) AS route WHERE route LIKE 'REGIONAL_COORDINATOR:%'))`, [caseId, named],
  );
  return rows.map(({ person }) => person).filter((person) => !excluded.includes(person)).sort();
}

/** Who can look again at what two people did in a case: directory ids of others who answer for it, the working group and duty included. */
export async function otherWitnesses(tx: EntityManager, known: OfCase, two: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ person: string }[]>(
    `SELECT person_id AS person FROM told_people WHERE case_id = $1 AND released_at IS NULL AND routes && '{SWG,GLOBAL_DUTY}'`, [known.caseId],
  );
  const people = new Set([...await concernedPeople(tx, known), ...rows.map(({ person }) => person)]);
  return [...people].filter((person) => !known.excluded.includes(person) && !two.includes(person)).sort();
}
