import type { ClockTable, Urgency } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import { levelClocks } from './clock.rules';

/**
 * The clocks of a level begin, in the transaction in which a case reaches it: all anew where it rises; where it was lowered, what was met
 * stays met and the others have the time of the lower level from when they began.
 *
 * @param caseId locked in `tx`
 */
export async function startClocks(tx: EntityManager, caseId: string, urgency: Urgency, table: ClockTable, rises: boolean): Promise<void> {
  await (rises ? startAnew : startLowered)(tx, { caseId, clocks: levelClocks(urgency, table) });
}

interface Started {
  caseId: string;
  clocks: ReturnType<typeof levelClocks>;
}

const startAnew = inOneStatement((tx, cases: readonly Started[]) => start(tx, cases, true));
const startLowered = inOneStatement((tx, cases: readonly Started[]) => start(tx, cases, false));

async function start(tx: EntityManager, cases: readonly Started[], rises: boolean): Promise<void> {
  const each = cases.flatMap(({ caseId, clocks }) => clocks.map((one) => ({ case_id: caseId, ...one })));
  await tx.query(
    `INSERT INTO desk_clocks (case_id, clock, began_at, due_at)
     SELECT k.case_id, k.clock, now(), now() + k.after * interval '1 millisecond' FROM jsonb_to_recordset($1::jsonb) AS k(case_id uuid, clock text, after bigint)
     ON CONFLICT (case_id, clock) DO UPDATE SET
       began_at = CASE WHEN $2 THEN now() ELSE desk_clocks.began_at END,
       due_at = CASE WHEN $2 THEN excluded.due_at ELSE desk_clocks.began_at + (excluded.due_at - excluded.began_at) END,
       met_at = CASE WHEN $2 THEN NULL ELSE desk_clocks.met_at END, met_by = CASE WHEN $2 THEN NULL ELSE desk_clocks.met_by END,
       told_at = CASE WHEN $2 THEN NULL ELSE desk_clocks.told_at END, ended_at = NULL`,
    [JSON.stringify(each), rises],
  );
  await tx.query(
    `UPDATE desk_clocks SET ended_at = now() WHERE case_id = ANY ($1::uuid[]) AND ended_at IS NULL AND met_at IS NULL
       AND (case_id, clock) NOT IN (SELECT * FROM unnest($2::uuid[], $3::text[]))`,
    [cases.map(({ caseId }) => caseId), each.map(({ case_id: id }) => id), each.map(({ clock }) => clock)],
  );
}
