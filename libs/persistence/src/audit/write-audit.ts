import type { EntityManager } from 'typeorm';
import { beforeCommit } from '../database';

/** Something that somebody did or read: ids and codes, S1 at most, and never free text (security: Audit). */
export interface AuditEntry {
  at: Date;
  /** Directory id, or `operator`. */
  person: string;
  /** Id of her session. */
  session?: string;
  action: string;
  /** Nothing: it is about no case, or about many at once. */
  caseId?: string;
  /** What else it is about: an id or a code. */
  about?: string;
  /** Why, as a code. */
  purpose?: string;
  /** Further ids and codes. */
  detail?: readonly string[];
}

/**
 * Appends to the service's trail, in the order given. Committed with the transaction, or by itself outside one.
 *
 * @throws the database's error: whoever calls must not go on
 */
export async function writeAudit(to: { query(sql: string, values: unknown[]): Promise<unknown> }, entries: readonly AuditEntry[]): Promise<void> {
  await to.query(
    `INSERT INTO audit (at, person, session, action, case_id, about, purpose, detail)
     SELECT (e->>'at')::timestamptz, e->>'person', coalesce(e->>'session', ''), e->>'action', (e->>'caseId')::uuid, e->>'about', coalesce(e->>'purpose', ''),
            ARRAY(SELECT jsonb_array_elements_text(coalesce(e->'detail', '[]')))
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS entry (e, place) ORDER BY place`,
    [JSON.stringify(entries)],
  );
}

/**
 * The same as a part of a change, after all else in its transaction: the end of the trail is one row, and whoever holds it
 * while she waits for the lock of a case holds up everybody, or is held up by somebody who waits for her.
 *
 * @param tx a transaction of `Database`
 */
export function auditInChange(tx: EntityManager, entry: AuditEntry): void {
  beforeCommit(tx, () => writeAudit(tx, [entry]));
}
