import type { Accepted, AcceptReport, DoorInternals, PreparedSubmission, ReportKeys } from './door-internals';

/**
 * Design "one CTE": report, submission, envelope and outbox row in one statement, which is its own transaction: one round
 * trip. Row-level security stays, but for submissions: inside one statement the report is not to be seen yet.
 */
const ACCEPT = {
  name: 'bench accept',
  text: `WITH hand AS MATERIALIZED (SELECT set_config('amparo.receipt_hashes', encode($2, 'hex'), true) AS receipt),
    report AS (INSERT INTO reports (id, receipt_hash, reference, reply_key, urgency, reprisal, acts, because, sequence, version, of_burst)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, 1, 1, $9 FROM hand WHERE receipt <> '' ON CONFLICT DO NOTHING RETURNING id),
    submission AS (INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) SELECT $10, id, 1, $11, $5 FROM report),
    envelope AS (INSERT INTO envelopes (id, kind, sealed) SELECT $10, 'REPORT', $12 FROM report),
    told AS (INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, payload)
      SELECT $13, $14, $15, id, 1, $16, clock_timestamp(), $17, $18 FROM report)
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
export function acceptByCte(door: DoorInternals, product: AcceptReport['run']): AcceptReport['run'] {
  return async function run(this: AcceptReport, body, now = this.clock.now(), coming = {}): Promise<Accepted> {
    const arrival = await door.readArrival(body, this.keys, coming, now);
    if (arrival.caseReference !== undefined || arrival.withdraws) return product.call(this, body, now, coming);
    const submission = await door.prepareSubmission(arrival, door.freshReport(arrival.burst), { sealer: this.sealer, copy: await this.copy.current(), now });
    const database = arrival.lane === 'danger' ? this.dangerDatabase : this.database;
    // TypeORM's pool, without its runner: a named statement cannot be had through it.
    const pool = (database.dataSource.driver as unknown as { master: PgPool }).master;
    const { rows } = await door.refuseWhenAway(() => pool.query({ ...ACCEPT, values: valuesOf(submission, arrival) }));
    if (rows.length === 0) return product.call(this, body, now, coming);
    return { ...submission.accepted, proof: this.proofKeys.prove(arrival.proofHash, now) };
  };
}

function valuesOf({ id, report, bodyHash, sealed, telling }: PreparedSubmission, { receiptHash, replyKey }: ReportKeys): unknown[] {
  return [
    report.id, receiptHash, report.reference, replyKey, report.urgency, report.reprisal, report.acts, report.because, report.ofBurst, id, bodyHash, sealed,
    telling.id, telling.type, telling.source, telling.lane, telling.traceparent, telling.payload,
  ];
}
