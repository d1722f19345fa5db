import type { EntityManager } from 'typeorm';

/** Whoever is called as the next one sees the case from now on, also when she had been released from it. */
export async function saveEscalated(tx: EntityManager, caseId: string, person: string, routes: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO told_people (case_id, person_id, routes, by_escalation) VALUES ($1, $2, $3, true)
     ON CONFLICT (case_id, person_id) DO UPDATE SET released_at = NULL,
       by_escalation = told_people.by_escalation OR told_people.released_at IS NOT NULL,
       routes = ARRAY(SELECT DISTINCT route FROM unnest(told_people.routes || excluded.routes) AS route)`,
    [caseId, person, routes],
  );
}
