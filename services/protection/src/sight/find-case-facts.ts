import type { CaseResource } from '@amparo/domain';
import type { EntityManager } from 'typeorm';

interface Row {
  regions: string[];
  routes: string[];
  coordinators_withheld: boolean;
  excluded: string[];
  conflicts: string[];
  told: string[];
  handlers: string[];
}

/**
 * All about a case that decides who may know of it, as it stands in this transaction; nothing where there is no such case, or
 * no report of it was heard yet. Protection keeps no referrals.
 */
export async function findCaseFacts(tx: EntityManager, caseId: string): Promise<CaseResource | undefined> {
  const [row] = await tx.query<Row[]>(
    `SELECT c.regions, c.routes, c.coordinators_withheld, c.excluded,
            ARRAY(SELECT jsonb_array_elements_text(c.facts -> 'conflicts')) AS conflicts,
            ARRAY(SELECT person_id FROM told_people t WHERE t.case_id = c.case_id AND t.released_at IS NULL) AS told,
            ARRAY(SELECT person_id FROM handlers h WHERE h.case_id = c.case_id AND NOT h.gone) AS handlers
     FROM cases c WHERE c.case_id = $1 AND c.facts IS NOT NULL`,
    [caseId],
  );
  if (row === undefined) return undefined;
  const { coordinators_withheld: coordinatorsWithheld, ...facts } = row;
  return { kind: 'case', id: caseId, ...facts, coordinatorsWithheld, referrals: [] };
}
