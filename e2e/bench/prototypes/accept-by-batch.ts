import type { Database } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import { EVENT_SOURCE, EVENT_TYPE, prepareFresh, type FreshReport } from './fresh-report';
import type { Accepted, AcceptReport, DoorInternals } from './door-internals';

/** Batches of one lane under way at once: while one commits, the next one is filled and sent. */
const AT_ONCE = 2;
const LARGEST = 64;

interface Waiting {
  fresh: FreshReport;
  /** True where it is committed; false where its return code or reference is taken. */
  done: (isFresh: boolean) => void;
  fail: (error: unknown) => void;
}

/**
 * Design "micro-batch": first bodies that are there at the same time share one transaction, each answered after its
 * COMMIT. Nobody waits for a batch to fill: a lone report goes at once.
 *
 * The policies let a transaction see the reports of all return codes that it names, instead of one.
 */
class Batches {
  private readonly waiting: Waiting[] = [];
  private underWay = 0;

  constructor(private readonly database: Database) {}

  add(fresh: FreshReport): Promise<boolean> {
    return new Promise((done, fail) => {
      this.waiting.push({ fresh, done, fail });
      // What else has come in with the same turn of the loop goes along.
      setImmediate(() => this.pump());
    });
  }

  private pump(): void {
    while (this.underWay < AT_ONCE && this.waiting.length > 0) {
      const batch = this.waiting.splice(0, LARGEST);
      this.underWay++;
      void this.commit(batch).finally(() => {
        this.underWay--;
        this.pump();
      });
    }
  }

  private async commit(batch: Waiting[]): Promise<void> {
    try {
      const kept = await this.database.transaction((tx) => keep(tx, batch.map(({ fresh }) => fresh)));
      for (const { fresh, done } of batch) done(kept.has(fresh.id));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

/** @returns the ids of those that were new */
async function keep(tx: EntityManager, batch: FreshReport[]): Promise<Set<string>> {
  await tx.query(`SELECT set_config('amparo.receipt_hash', $1, true)`, [batch.map(({ arrival }) => arrival.receiptHash.toString('hex')).join(',')]);
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO reports (id, receipt_hash, reference, reply_key, urgency, reprisal, acts, because, sequence, version)
     SELECT id, receipt_hash, reference, reply_key, urgency, reprisal, acts::text[], because::text[], 1, 1
     FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::bytea[], $5::text[], $6::boolean[], $7::text[], $8::text[])
       AS new (id, receipt_hash, reference, reply_key, urgency, reprisal, acts, because)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      batch.map(({ id }) => id), batch.map(({ arrival }) => arrival.receiptHash), batch.map(({ answer }) => answer.reference),
      batch.map(({ arrival }) => arrival.replyKey), batch.map(({ answer }) => answer.urgency), batch.map(({ reprisal }) => reprisal),
      batch.map(({ arrival }) => `{${arrival.report.acts.join(',')}}`), batch.map(({ because }) => `{${because.join(',')}}`),
    ],
  );
  const kept = new Set(rows.map(({ id }) => id));
  const news = batch.filter(({ id }) => kept.has(id));
  await tx.query(
    `WITH new AS (
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[], $5::bytea[], $6::uuid[], $7::text[], $8::text[], $9::bytea[])
       WITH ORDINALITY AS new (id, submission_id, body_hash, urgency, sealed, event_id, lane, traceparent, payload, place)),
     submission AS (INSERT INTO submissions (id, report_id, sequence, body_hash, urgency) SELECT submission_id, id, 1, body_hash, urgency FROM new),
     envelope AS (INSERT INTO envelopes (id, kind, sealed) SELECT submission_id, 'REPORT', sealed FROM new)
     INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, payload)
     SELECT event_id, '${EVENT_TYPE}', '${EVENT_SOURCE}', id, 1, lane, clock_timestamp(), traceparent, payload FROM new ORDER BY place`,
    [
      news.map(({ id }) => id), news.map(({ answer }) => answer.submissionId), news.map(({ arrival }) => arrival.bodyHash),
      news.map(({ answer }) => answer.urgency), news.map(({ sealed }) => sealed), news.map(({ eventId }) => eventId),
      news.map(({ lane }) => lane), news.map(({ traceparent }) => traceparent), news.map(({ payload }) => payload),
    ],
  );
  return kept;
}

const NAMED = `receipt_hash = ANY (receipts_at_hand())`;
const OF_NAMED = `EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.${NAMED})`;
const ONE = 'receipt_hash = receipt_at_hand()';

/** Changes that the design asks of the schema, and back. */
export const BATCH_POLICIES = {
  on: `
    CREATE OR REPLACE FUNCTION receipts_at_hand() RETURNS bytea[] LANGUAGE sql STABLE AS
      $$ SELECT ARRAY (SELECT decode(hash, 'hex') FROM unnest(string_to_array(nullif(current_setting('amparo.receipt_hash', true), ''), ',')) AS hash) $$;
    ALTER POLICY report_at_hand ON reports USING (${NAMED} OR reference = reference_at_hand() OR id = case_at_hand());
    ALTER POLICY report_comes ON reports WITH CHECK (${NAMED});
    ALTER POLICY submission_comes ON submissions WITH CHECK (${OF_NAMED});`,
  off: `
    ALTER POLICY report_at_hand ON reports USING (${ONE} OR reference = reference_at_hand() OR id = case_at_hand());
    ALTER POLICY report_comes ON reports WITH CHECK (${ONE});
    ALTER POLICY submission_comes ON submissions WITH CHECK (EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.${ONE}));`,
};

/** @param product what is done with a body that is not the first of its return code */
export function acceptByBatch(door: DoorInternals, product: AcceptReport['run']) {
  const lanes = new Map<Database, Batches>();
  const lane = (database: Database): Batches => {
    const known = lanes.get(database) ?? new Batches(database);
    lanes.set(database, known);
    return known;
  };
  return async function run(this: AcceptReport, body: unknown, now = this.clock.now()): Promise<Accepted> {
    const arrival = await door.readArrival(body, this.keys);
    if (arrival.caseReference !== undefined) return product.call(this, body, now);
    const fresh = await prepareFresh(door, this, arrival, now);
    const isFresh = await door.refuseWhenAway(() => lane(arrival.lane === 'danger' ? this.dangerDatabase : this.database).add(fresh));
    return isFresh ? fresh.answer : product.call(this, body, now);
  };
}
