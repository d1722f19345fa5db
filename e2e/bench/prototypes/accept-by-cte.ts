import { EVENT_SOURCE, EVENT_TYPE, prepareFresh, type FreshReport } from './fresh-report';
import type { Accepted, AcceptReport, DoorInternals } from './door-internals';

/**
 * Design "one CTE": report, submission, envelope and outbox row in one statement, which is its own transaction: one round
 * trip. Row-level security stays, but for submissions: inside one statement the report is not to be seen yet.
 */
const ACCEPT = {
  name: 'bench accept',
  text: `WITH hand AS MATERIALIZED (SELECT set_config('amparo.receipt_hashes', encode($2, 'hex'), true) AS receipt),
    report AS (INSERT INTO reports (id, receipt_hash, reference, reply_key, urgency, reprisal, acts, because, sequence, version)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, 1, 1 FROM hand WHERE receipt <> '' ON CONFLICT DO NOTHING RETURNING id),
    submission AS (INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) SELECT $9, id, 1, $10, $5 FROM report),
    envelope AS (INSERT INTO envelopes (id, kind, sealed) SELECT $9, 'REPORT', $11 FROM report),
    told AS (INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, payload)
      SELECT $12, '${EVENT_TYPE}', '${EVENT_SOURCE}', id, 1, $13, clock_timestamp(), $14, $15 FROM report)
    SELECT id FROM report`,
};

/** Changes that the design asks of the schema, and back. */
export const CTE_POLICIES = {
  on: 'ALTER POLICY submission_comes ON submissions WITH CHECK (true)',
  off: `ALTER POLICY submission_comes ON submissions
    WITH CHECK (EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.receipt_hash = ANY ((SELECT receipts_at_hand())::bytea[])))`,
};

interface PgPool {
  query(config: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** @param product what is done with a body that is not the first of its return code */
export function acceptByCte(door: DoorInternals, product: AcceptReport['run']) {
  return async function run(this: AcceptReport, body: unknown, now = this.clock.now()): Promise<Accepted> {
    const arrival = await door.readArrival(body, this.keys);
    if (arrival.caseReference !== undefined) return product.call(this, body, now);
    const fresh = await prepareFresh(door, this, arrival, now);
    const database = arrival.lane === 'danger' ? this.dangerDatabase : this.database;
    // TypeORM's pool, without its runner: a named statement cannot be had through it.
    const pool = (database.dataSource.driver as unknown as { master: PgPool }).master;
    const { rows } = await door.refuseWhenAway(() => pool.query({ ...ACCEPT, values: valuesOf(fresh) }));
    return rows.length === 1 ? fresh.answer : product.call(this, body, now);
  };
}

function valuesOf(fresh: FreshReport): unknown[] {
  const { answer, arrival } = fresh;
  return [
    fresh.id, arrival.receiptHash, answer.reference, arrival.replyKey, answer.urgency, fresh.reprisal, arrival.report.acts, fresh.because,
    answer.submissionId, arrival.bodyHash, fresh.sealed, fresh.eventId, fresh.lane, fresh.traceparent, fresh.payload,
  ];
}
