import type { CaseResource } from '@amparo/domain';
import { inOneStatement, inPlaces } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';

interface Row {
  place: number;
  regions: string[];
  routes: string[];
  coordinators_withheld: boolean;
  excluded: string[];
  conflicts: string[];
  told: string[];
  handlers: string[];
}

const rowOf = inOneStatement<string, Row | undefined>(async (tx, caseIds) => {
  const rows = await tx.query<Row[]>(
    `SELECT asked.place::integer, c.regions, c.routes, c.coordinators_withheld, c.excluded,
            ARRAY(SELECT jsonb_array_elements_text(c.facts -> 'conflicts')) AS conflicts,
            ARRAY(SELECT person_id FROM told_people t WHERE t.case_id = c.case_id AND t.released_at IS NULL) AS told,
            ARRAY(SELECT person_id FROM handlers h WHERE h.case_id = c.case_id AND NOT h.gone) AS handlers
     FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) JOIN cases c ON c.case_id = asked.case_id WHERE c.facts IS NOT NULL`,
    [caseIds],
  );
  return inPlaces(caseIds, rows);
});

/**
 * All about a case that decides who may know of it, as it stands in this transaction; nothing where there is no such case, or
 * no report of it was heard yet. Protection keeps no referrals.
 */
export async function findCaseFacts(tx: EntityManager, caseId: string): Promise<CaseResource | undefined> {
  const row = await rowOf(tx, caseId);
  if (row === undefined) return undefined;
  const { coordinators_withheld: coordinatorsWithheld, regions, routes, excluded, conflicts, told, handlers } = row;
  return { kind: 'case', id: caseId, regions, routes, excluded, conflicts, told, handlers, coordinatorsWithheld, referrals: [] };
}
