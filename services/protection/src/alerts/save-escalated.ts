import { inOneStatement } from '@amparo/persistence';

/** Somebody who is called to a case. */
export interface Escalated {
  caseId: string;
  /** Directory id. */
  person: string;
  /** Why she is called. */
  routes: readonly string[];
}

/** Whoever is called as the next one sees the case from now on, also when she had been released from it. Each of a case once. */
export const saveEscalated = inOneStatement((tx, called: readonly (readonly Escalated[])[]) => tx.query(
  `INSERT INTO told_people (case_id, person_id, routes, by_escalation)
   SELECT c.case_id, c.person, c.routes, true FROM jsonb_to_recordset($1::jsonb) AS c(case_id uuid, person text, routes text[])
   ON CONFLICT (case_id, person_id) DO UPDATE SET released_at = NULL,
     by_escalation = told_people.by_escalation OR told_people.released_at IS NOT NULL,
     routes = ARRAY(SELECT DISTINCT route FROM unnest(told_people.routes || excluded.routes) AS route)`,
  [JSON.stringify(called.flat().map(({ caseId, person, routes }) => ({ case_id: caseId, person, routes })))],
));
