import { createHash } from 'node:crypto';
import type { EventRecord } from '@amparo/contracts';
import { PreparingClient } from '@amparo/persistence';
import { Pool, type PoolConfig } from 'pg';
import { byTopic, PARTITIONS, type EventLog, type Lag, type SubscribeOptions, type Subscription } from './event-log';
import { toHeaders } from './headers';
import { PostgresSubscription } from './postgres-subscription';

export interface PostgresEventLogOptions {
  /** Connection string of the event log's application role. */
  url: string;
  /** Who uses it: shown in `pg_stat_activity`. */
  name: string;
  /** The truth when a notification is missed: milliseconds between looks. */
  pollMs?: number;
}

const PARTITIONS_EVERY_MS = 3_600_000;

/**
 * The event log for one machine: append-only tables in a database of their own. Writers are the relays alone; readers
 * keep one cursor a group and partition.
 */
export class PostgresEventLog implements EventLog {
  private readonly pool: Pool;
  private readonly reading: Pool;
  private readonly subscriptions: PostgresSubscription[] = [];
  private nextPartitions = 0;
  private closing?: Promise<void>;

  constructor(private readonly options: PostgresEventLogOptions) {
    this.pool = poolOf(options, { max: 4 });
    // A cursor need not be on disk at once: where a crash of the server sets it back, what was heard is heard again, and known.
    this.reading = poolOf(options, { max: 20, options: '-c synchronous_commit=off' });
  }

  async append(events: readonly EventRecord[]): Promise<void> {
    await this.makePartitions();
    for (const [topic, list] of byTopic(events)) {
      await this.pool.query({
        name: 'append',
        text: 'SELECT append_events($1, $2, $3, $4, $5, $6)',
        values: [
          topic,
          list.map((event) => event.id),
          list.map((event) => partitionOf(event.subject)),
          list.map((event) => event.subject),
          list.map((event) => JSON.stringify(toHeaders(event))),
          list.map((event) => Buffer.from(event.payload)),
        ],
      });
    }
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const subscription = new PostgresSubscription(this.reading, this.options.url, options, this.options.pollMs ?? 500);
    this.subscriptions.push(subscription);
    subscription.start();
    return subscription;
  }

  async lag(group: string, topics: readonly string[]): Promise<Lag[]> {
    const { rows } = await this.pool.query<Lag>(
      `SELECT $1::text AS "group", h.topic, h.partition::int AS partition, (h.position - CASE WHEN c.position <= h.position THEN c.position ELSE 0 END)::int AS lag
       FROM heads h LEFT JOIN cursors c ON c.reader = $1 AND c.topic = h.topic AND c.partition = h.partition
       WHERE h.topic = ANY($2) ORDER BY h.topic, h.partition`,
      [group, topics],
    );
    return rows;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
    await Promise.all([this.pool.end(), this.reading.end()]);
  }

  private async makePartitions(): Promise<void> {
    if (performance.now() < this.nextPartitions) return;
    await this.pool.query('SELECT make_log_partitions()');
    this.nextPartitions = performance.now() + PARTITIONS_EVERY_MS;
  }
}

function poolOf({ url, name }: PostgresEventLogOptions, more: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: url, application_name: name, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, query_timeout: 30_000, keepAlive: true,
    Client: PreparingClient, ...more,
  });
  // A dropped idle connection is an ordinary event (the server restarts); the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

/** The partition of a key: the same one each time, on every machine. */
function partitionOf(key: string): number {
  return createHash('sha1').update(key).digest().readUInt32BE(0) % PARTITIONS;
}
