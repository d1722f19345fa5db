import { rankOf } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from '../cases/case.entity';
import { keysToKeep } from './sight-facts.rules';

/**
 * Writes what changed of a case, and with it who sees it: its keys, and where it stands in lists, in the same transaction,
 * and only where they differ. Every change of a case goes through here.
 *
 * @param known the case, locked in `tx` (lockCase)
 * @returns the case as it is now
 */
export async function changeCase(tx: EntityManager, known: CaseEntity, changes: Partial<CaseEntity>): Promise<CaseEntity> {
  const before = known.sightKept ? JSON.stringify(kept(known)) : '';
  const now = Object.assign(new CaseEntity(), known, changes, { sightKept: true });
  const after = kept(now);
  const differs = before !== JSON.stringify(after);
  await tx.update(CaseEntity, { id: known.id }, known.sightKept ? changes : { ...changes, sightKept: true });
  if (differs) await write(tx, known.id, after);
  return now;
}

/** What `sight` and `hidden_from` hold of a case. */
function kept(known: CaseEntity) {
  const { sight, hidden } = keysToKeep(known);
  return { sight, hidden, closed: known.status === 'CLOSED', urgency: rankOf(known.urgency), sortedAt: known.receivedAt, regions: known.regions };
}

/** One statement, whatever changed. What hides a case is never taken back. */
async function write(tx: EntityManager, id: string, { sight, hidden, closed, urgency, sortedAt, regions }: ReturnType<typeof kept>): Promise<void> {
  await tx.query(
    `WITH wanted AS (
       SELECT key, holds_from, max(holds_until) AS holds_until FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS w (key, holds_from, holds_until)
       GROUP BY key, holds_from
     ), gone AS (
       DELETE FROM sight WHERE case_id = $1 AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.key = sight.key AND w.holds_from = sight.holds_from)
     ), hidden AS (
       INSERT INTO hidden_from (case_id, key) SELECT $1, unnest($5::text[]) ON CONFLICT DO NOTHING
     )
     INSERT INTO sight (case_id, key, holds_from, holds_until, closed, urgency, sorted_at, regions)
     SELECT $1, key, holds_from, holds_until, $6, $7, $8, $9 FROM wanted
     ON CONFLICT (case_id, key, holds_from) DO UPDATE SET
       holds_until = excluded.holds_until, closed = excluded.closed, urgency = excluded.urgency, sorted_at = excluded.sorted_at, regions = excluded.regions
     WHERE (sight.holds_until, sight.closed, sight.urgency, sight.sorted_at, sight.regions)
       IS DISTINCT FROM (excluded.holds_until, excluded.closed, excluded.urgency, excluded.sorted_at, excluded.regions)`,
    [
      id, sight.map(({ key }) => key), sight.map(({ holdsFrom }) => holdsFrom ?? '-infinity'), sight.map(({ holdsUntil }) => holdsUntil ?? 'infinity'),
      hidden, closed, urgency, sortedAt, regions,
    ],
  );
}
