import type { EntityManager } from 'typeorm';

/** A key of a case, and while it holds: for ever, where it says nothing (domain: SightKey). */
export interface WrittenKey {
  key: string;
  holdsFrom?: Date;
  holdsUntil?: Date;
}

/** Makes the keys of a case those given, in the transaction in which its facts changed. What is there already is left as it is. */
export async function writeSight(tx: EntityManager, caseId: string, keys: readonly WrittenKey[]): Promise<void> {
  await tx.query(
    `WITH wanted AS (SELECT * FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS w (key, holds_from, holds_until)),
     gone AS (DELETE FROM sight s WHERE case_id = $1 AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.key = s.key AND w.holds_from = s.holds_from))
     INSERT INTO sight (case_id, key, holds_from, holds_until) SELECT $1, w.* FROM wanted w
     ON CONFLICT (case_id, key, holds_from) DO UPDATE SET holds_until = excluded.holds_until WHERE sight.holds_until <> excluded.holds_until`,
    [
      caseId, keys.map(({ key }) => key), keys.map(({ holdsFrom }) => holdsFrom?.toISOString() ?? '-infinity'),
      keys.map(({ holdsUntil }) => holdsUntil?.toISOString() ?? 'infinity'),
    ],
  );
}

/** Hides a case from whoever holds one of the words, for good: a conflict of interest is only ever added (guide 6, case 7). */
export async function hideFrom(tx: EntityManager, caseId: string, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await tx.query('INSERT INTO hidden_from (case_id, key) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [caseId, words]);
}
