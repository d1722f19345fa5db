import type { EntityManager } from 'typeorm';
import { inOneStatement } from '../in-one-statement';

/** A key of a case, and while it holds: for ever, where it says nothing (domain: SightKey). */
export interface WrittenKey {
  key: string;
  holdsFrom?: Date;
  holdsUntil?: Date;
}

/** Makes the keys of a case those given, in the transaction in which its facts changed. What is there already is left as it is. */
export async function writeSight(tx: EntityManager, caseId: string, keys: readonly WrittenKey[]): Promise<void> {
  await write(tx, { caseId, keys });
}

const write = inOneStatement(async (tx, cases: readonly { caseId: string; keys: readonly WrittenKey[] }[]) => {
  const each = cases.flatMap(({ caseId, keys }) => keys.map((key) => ({ caseId, ...key })));
  return tx.query(
    `WITH wanted AS (SELECT * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[]) AS w (case_id, key, holds_from, holds_until)),
     gone AS (DELETE FROM sight s WHERE case_id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.case_id = s.case_id AND w.key = s.key AND w.holds_from = s.holds_from))
     INSERT INTO sight (case_id, key, holds_from, holds_until) SELECT w.* FROM wanted w
     WHERE NOT EXISTS (SELECT 1 FROM sight s WHERE s.case_id = w.case_id AND s.key = w.key AND s.holds_from = w.holds_from AND s.holds_until = w.holds_until)
     ON CONFLICT (case_id, key, holds_from) DO UPDATE SET holds_until = excluded.holds_until WHERE sight.holds_until <> excluded.holds_until`,
    [
      cases.map(({ caseId }) => caseId), each.map(({ caseId }) => caseId), each.map(({ key }) => key), each.map(({ holdsFrom }) => holdsFrom?.toISOString() ?? '-infinity'),
      each.map(({ holdsUntil }) => holdsUntil?.toISOString() ?? 'infinity'),
    ],
  );
});

/** Hides a case from whoever holds one of the words, for good: a conflict of interest is only ever added (guide 6, case 7). */
export async function hideFrom(tx: EntityManager, caseId: string, words: readonly string[]): Promise<void> {
  if (words.length > 0) await hide(tx, words.map((word) => ({ caseId, word })));
}

const hide = inOneStatement(async (tx, hidden: readonly (readonly { caseId: string; word: string }[])[]) => {
  const each = hidden.flat();
  return tx.query('INSERT INTO hidden_from (case_id, key) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING', [each.map(({ caseId }) => caseId), each.map(({ word }) => word)]);
});
