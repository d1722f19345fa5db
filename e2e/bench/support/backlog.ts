import type { Rows } from './rows';

/**
 * Fills the door's outbox with copies of an ordinary report that was told before, each with ids of its own: to whoever
 * hears them they are as many reports. Their envelopes do not exist, so casework looks for each in vain. In pieces, so
 * that the relay's first look does not wait for all of them.
 *
 * @param seed submission of the report that is copied
 */
export async function fillOutbox(rows: Rows, seed: string, count: number): Promise<void> {
  const PIECE = 50_000;
  for (let left = count; left > 0; left -= PIECE) await rows.of('intake', FILL, [seed, Math.min(left, PIECE)]);
}

/** Case and submission are 36 characters each inside the payload: they are written over, and the length stays. */
const FILL = `
WITH seed AS (
  SELECT t.*, r.id AS case_id, position(convert_to(r.id::text, 'UTF8') IN t.payload) AS case_at, position(convert_to($1::text, 'UTF8') IN t.payload) AS submission_at
  FROM submissions s JOIN reports r ON r.id = s.report_id JOIN told t ON t.subject = r.id::text WHERE s.id = $1::uuid LIMIT 1
), fresh AS (
  SELECT uuidv7() AS event_id, gen_random_uuid()::text AS case_id, gen_random_uuid()::text AS submission_id FROM generate_series(1, $2::int)
)
INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, payload)
SELECT fresh.event_id, seed.type, seed.source, fresh.case_id, 1, seed.lane, clock_timestamp(), seed.traceparent,
  overlay(overlay(seed.payload PLACING convert_to(fresh.case_id, 'UTF8') FROM seed.case_at) PLACING convert_to(fresh.submission_id, 'UTF8') FROM seed.submission_at)
FROM seed, fresh`;
