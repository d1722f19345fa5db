import type { Sent } from './load-orders';
import type { Rows } from './rows';

/** When a report was durable, and when the last of those it must reach had it: both by the database's own clock. */
export interface Reached {
  submission: string;
  lane: 'danger' | 'normal';
  /** Commit of the report → commit of the last recipient's item, in milliseconds; nothing where one is missing. */
  acceptedToReachedMs?: number;
  /** The moment it should have been sent → the same. */
  sentToReachedMs?: number;
  sentAt: number;
}

/**
 * Looks the commits up once all is quiet, so that looking costs nothing while it is measured. PostgreSQL keeps the time of
 * every commit (`track_commit_timestamp`).
 *
 * @param laneOf which lane a body of a shape is on
 */
export async function lookUpReached(rows: Rows, sent: readonly Sent[], laneOf: (shape: number) => 'danger' | 'normal'): Promise<Reached[]> {
  const ids = sent.map(({ submission }) => submission);
  const millis = `extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000`;
  const accepted = await mapOf(rows, 'intake', `SELECT id::text AS id, ${millis} AS at FROM submissions WHERE id = ANY($1::uuid[])`, ids);
  const wanted = await mapOf(rows, 'protection', `SELECT submission_id::text AS id, jsonb_array_length(routing->'told') AS at FROM decisions WHERE submission_id = ANY($1::uuid[])`, ids);
  const items = await rows.of<{ id: string; n: number; at: number }>(
    'notifications', `SELECT cause AS id, count(*)::int AS n, max(${millis}) AS at FROM items WHERE kind = 'REPORT' AND cause = ANY($1::text[]) GROUP BY cause`, [ids],
  );
  const last = new Map(items.map((item) => [item.id, item]));
  return sent.map(({ submission, shape, sentAt }) => {
    const item = last.get(submission);
    const complete = item !== undefined && item.n === wanted.get(submission);
    const at = accepted.get(submission);
    return {
      submission, sentAt, lane: laneOf(shape),
      acceptedToReachedMs: complete && at !== undefined ? item.at - at : undefined,
      sentToReachedMs: complete ? item.at - sentAt : undefined,
    };
  });
}

/** Waits until every one of these has been decided upon and has its items. */
export async function untilReached(rows: Rows, sent: readonly Sent[], patienceMs: number): Promise<boolean> {
  const ids = sent.map(({ submission }) => submission);
  const end = performance.now() + patienceMs;
  const decided = await rows.until('protection', 'SELECT count(*) = cardinality($1::uuid[]) FROM decisions WHERE submission_id = ANY($1::uuid[])', patienceMs, [ids]);
  const left = Math.max(0, end - performance.now());
  return decided && (await rows.until(
    'notifications', `SELECT count(DISTINCT cause) = cardinality($1::text[]) FROM items WHERE kind = 'REPORT' AND cause = ANY($1::text[])`, left, [ids],
  ));
}

async function mapOf(rows: Rows, database: string, sql: string, ids: string[]): Promise<Map<string, number>> {
  return new Map((await rows.of<{ id: string; at: number }>(database, sql, [ids])).map(({ id, at }) => [id, at]));
}
