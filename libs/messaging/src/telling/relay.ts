import type { EventRecord, Lane } from '@amparo/contracts';
import { Client } from 'pg';
import { reach } from '../faults';
import { reasonOf } from '../hearing/outage';
import { Nap } from '../nap';
import { precedence } from '../precedence';
import type { EventLog } from '../log/event-log';
import { republishBatch } from './republishing';
import { toRecord, type EventRow } from './event-row';

/** What a relay says of itself; never anything of an event but its count. */
export interface RelayReport {
  (what: 'relay.leading' | 'relay.lost' | 'relay.failing' | 'relay.long-transaction', lane: Lane, code?: string): void;
}

export interface RelayOptions {
  /** Connection string of the relay's role. */
  url: string;
  lane: Lane;
  log: EventLog;
  report: RelayReport;
  /** Events moved at once. */
  batchSize?: number;
  /** The truth when a notification is missed: milliseconds between looks, at most 500. */
  pollMs?: number;
  /** For how many milliseconds a transaction may stay open before it is reported. */
  longTransactionMs?: number;
}

const PARTITIONS_EVERY_MS = 3_600_000;
const LONG_TRANSACTION_MS = 60_000;
/** A server that accepts but never answers is given up: another connection, or another relay, may fare better. */
const PATIENCE = { connectionTimeoutMillis: 5_000, query_timeout: 30_000 };

/**
 * What a relay commits need not be on disk at once: of a move that a crash of the server undoes, the events are still in
 * the outbox, and are published again.
 */
const LAZY = '-c synchronous_commit=off';

/**
 * Moves a service's outbox into the event log, in order: one leader a service and lane by advisory lock, the others
 * stand by. It reads what is **unpublished**, never `id > last`: ids commit out of order across cases, and rows would
 * be skipped. Published rows go to `told` in one statement, so the outbox stays small.
 *
 * A crash between publishing and moving publishes again; readers recognise the event by its id.
 */
export class Relay {
  private running?: Promise<void>;
  private stopping = false;
  private readonly nap = new Nap();
  private nextPartitions = 0;
  private nextLook = 0;
  private nextRepeat = 0;
  private oldestWriter?: string;
  private failures = 0;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.running ??= this.live();
  }

  /** Finishes the batch at hand and gives the lead away. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nap.rouse();
    await this.running;
  }

  private async live(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.serve();
      } catch (error) {
        this.failures++;
        this.options.report('relay.failing', this.options.lane, reasonOf(error));
        await this.nap.rest(Math.min(50 * 2 ** this.failures, 2_000));
      }
    }
  }

  /** One connection's life: stand by, lead, move batches until told to stop. */
  private async serve(): Promise<void> {
    const { url, lane, report, pollMs = 500 } = this.options;
    const client = new Client({ connectionString: url, application_name: `relay ${lane}`, keepAlive: true, options: LAZY, ...PATIENCE });
    let lost: Error | undefined;
    client.on('error', (error) => {
      lost = error;
      this.nap.rouse();
    });
    client.on('notification', () => this.nap.rouse());
    await client.connect();
    try {
      await client.query('LISTEN outbox');
      while (!this.stopping && !(await lead(client, lane))) await this.nap.rest(pollMs);
      if (!this.stopping) report('relay.leading', lane);
      while (!this.stopping) {
        if (lost !== undefined) throw lost;
        await this.keepHouse(client);
        if (lane === 'normal') await precedence.letGo();
        const more = await this.moveBatch(client);
        const repeated = await this.repeatBatch(client);
        this.failures = 0;
        if (!more && !repeated) await this.nap.rest(pollMs);
      }
    } finally {
      // Ending the connection gives the lock back, even when the server never answers.
      await Promise.race([client.end(), new Promise((done) => setTimeout(done, 1_000).unref())]);
    }
  }

  /** @returns whether there may be more: what came in the meantime rouses us */
  private async moveBatch(client: Client): Promise<boolean> {
    const { lane, log, batchSize = 500 } = this.options;
    const { rows } = await client.query<EventRow>({
      name: 'outbox', text: 'SELECT * FROM outbox WHERE lane = $1 ORDER BY id LIMIT $2', values: [lane, batchSize],
    });
    if (rows.length === 0) return false;
    await reach('relay.after-claim');
    const events: EventRecord[] = rows.map(toRecord);
    await log.append(events);
    await reach('relay.after-publish');
    await client.query({
      name: 'told',
      text: `WITH gone AS (DELETE FROM outbox WHERE id = ANY($1) RETURNING *)
             INSERT INTO told (id, event_id, type, source, subject, version, lane, time, traceparent, actor, payload)
             SELECT id, event_id, type, source, subject, version, lane, time, traceparent, actor, payload FROM gone`,
      values: [rows.map((row) => row.id)],
    });
    return rows.length === batchSize;
  }

  /** Goes on with a repeat, or looks now and then whether one was asked for. @returns whether there may be more */
  private async repeatBatch(client: Client): Promise<boolean> {
    const { lane, log, pollMs = 500 } = this.options;
    const now = performance.now();
    if (now < this.nextRepeat) return false;
    const repeated = await republishBatch(client, lane, log);
    if (repeated === 0) this.nextRepeat = now + pollMs;
    return repeated > 0;
  }

  private async keepHouse(client: Client): Promise<void> {
    const now = performance.now();
    if (now >= this.nextPartitions) {
      await client.query('SELECT make_told_partitions()');
      this.nextPartitions = now + PARTITIONS_EVERY_MS;
    }
    if (now >= this.nextLook) {
      await this.lookForLongTransactions(client);
      this.nextLook = now + (this.options.longTransactionMs ?? LONG_TRANSACTION_MS);
    }
  }

  /**
   * A transaction that stays open holds its case's order back. The oldest writer in progress is the same as at the last
   * look: it has been open for that long. (`pg_stat_activity` hides from a role when the others began.)
   */
  private async lookForLongTransactions(client: Client): Promise<void> {
    const { rows } = await client.query<{ oldest: string | null }>(
      'SELECT min(xid::text::bigint)::text AS oldest FROM pg_snapshot_xip(pg_current_snapshot()) AS xid',
    );
    const oldest = rows[0]?.oldest ?? undefined;
    if (oldest !== undefined && oldest === this.oldestWriter) this.options.report('relay.long-transaction', this.options.lane);
    this.oldestWriter = oldest;
  }
}

async function lead(client: Client, lane: Lane): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS mine', [`amparo.relay.${lane}`]);
  return rows[0]?.mine === true;
}
