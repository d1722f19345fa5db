import type { ClockTable, Urgency } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { levelClocks } from './clock.rules';

/**
 * The clocks of a level begin, in the transaction in which a case reaches it: all anew where it rises; where it was lowered, what was met
 * stays met and the others have the time of the lower level from when they began.
 *
 * @param caseId locked in `tx`
 */
export async function startClocks(tx: EntityManager, caseId: string, urgency: Urgency, table: ClockTable, rises: boolean): Promise<void> {
  const clocks = levelClocks(urgency, table);
  await tx.query(
    `INSERT INTO desk_clocks (case_id, clock, began_at, due_at)
     SELECT $1, k.clock, now(), now() + k.after * interval '1 millisecond' FROM jsonb_to_recordset($2::jsonb) AS k(clock text, after bigint)
     ON CONFLICT (case_id, clock) DO UPDATE SET
       began_at = CASE WHEN $3 THEN now() ELSE desk_clocks.began_at END,
       due_at = CASE WHEN $3 THEN excluded.due_at ELSE desk_clocks.began_at + (excluded.due_at - excluded.began_at) END,
       met_at = CASE WHEN $3 THEN NULL ELSE desk_clocks.met_at END, met_by = CASE WHEN $3 THEN NULL ELSE desk_clocks.met_by END,
       told_at = CASE WHEN $3 THEN NULL ELSE desk_clocks.told_at END, ended_at = NULL`,
    [caseId, JSON.stringify(clocks), rises],
  );
  await tx.query(
    'UPDATE desk_clocks SET ended_at = now() WHERE case_id = $1 AND ended_at IS NULL AND met_at IS NULL AND clock <> ALL ($2::text[])', [caseId, clocks.map(({ clock }) => clock)],
  );
}
