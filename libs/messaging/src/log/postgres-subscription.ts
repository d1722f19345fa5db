import { Client, type Pool, type PoolClient } from 'pg';
import { Nap } from '../nap';
import type { SubscribeOptions, Subscription } from './event-log';

/** Records read at once: most of what a read costs is the asking. */
const BATCH = 500;
/** How long a member stays with one partition at most, while others may have waited longer. */
const STAY_MS = 250;
/** Partitions worked on side by side by one member of a group. */
const WORKERS = 3;
/** How long a partition that another member works on is left alone. */
const TAKEN_MS = 50;

/** A partition with something unheard. */
interface Place {
  topic: string;
  partition: number;
  /** Where the group's cursor stands; null where it has none yet. */
  position: string | null;
  /** Where the log ends. */
  head: string;
  /** The cursor is further than the log. */
  ahead: boolean | null;
}

interface LogRow {
  topic: string;
  partition: number;
  /** Where the cursor stood when this was read. */
  from: string;
  position: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer;
}

/**
 * One member of a group. It takes a partition by an advisory lock of its connection for the length of a batch, so any
 * number of members share the partitions without talking to each other, and a member that dies lets go at once. No
 * transaction stays open while records are heard. The cursor moves only after they were, and only from where it stood:
 * a member that lost its connection, or somebody who set the cursor back, is not overruled.
 */
export class PostgresSubscription implements Subscription {
  private readonly busy = new Set<string>();
  private readonly working = new Set<Promise<void>>();
  private running?: Promise<void>;
  private listener?: Client;
  private stopping = false;
  private readonly nap = new Nap();

  constructor(
    private readonly pool: Pool,
    private readonly url: string,
    private readonly options: SubscribeOptions,
    private readonly pollMs: number,
  ) {}

  /** Reads in the background: a log that is not there yet is waited for. */
  start(): void {
    this.running = this.live();
  }

  async close(): Promise<void> {
    this.stopping = true;
    this.nap.rouse();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async live(): Promise<void> {
    for (let failures = 0; !this.stopping; ) {
      try {
        if (this.listener === undefined) await this.listen();
        const places = await this.findWork();
        for (const place of places.slice(0, WORKERS - this.working.size)) this.take(place);
        failures = 0;
        // With work in hand the end of it rouses us; without, a notification or the poll does.
        await this.nap.rest(this.pollMs);
      } catch (error) {
        this.options.onWaiting(error);
        failures++;
        await this.nap.rest(Math.min(50 * 2 ** failures, 2_000));
      }
    }
    await Promise.all(this.working);
  }

  private take(place: Place): void {
    const name = nameOf(place);
    this.busy.add(name);
    const work: Promise<void> = this.workOn(place).then((restMs) => {
      this.working.delete(work);
      // A place left alone for a moment takes no worker from the others.
      setTimeout(() => {
        this.busy.delete(name);
        this.nap.rouse();
      }, restMs);
      this.nap.rouse();
    });
    this.working.add(work);
  }

  /** Partitions with something unheard, that this member is not working on: the ones furthest behind first. */
  private async findWork(): Promise<Place[]> {
    const { rows } = await this.pool.query<Place>({
      name: 'pending',
      text: `SELECT h.topic, h.partition::int AS partition, c.position, h.position AS head, c.position > h.position AS ahead
             FROM heads h LEFT JOIN cursors c ON c.reader = $1 AND c.topic = h.topic AND c.partition = h.partition
             WHERE h.topic = ANY($2) AND h.position <> coalesce(c.position, 0) ORDER BY h.position - coalesce(c.position, 0) DESC`,
      values: [this.options.group, this.options.topics],
    });
    for (const place of rows) if (place.position === null || place.ahead) await this.begin(place);
    return rows.filter((place) => !this.busy.has(nameOf(place)));
  }

  /**
   * A new group, or a new topic, is read from the beginning: position 0 lies before the first event. So is a log that
   * was wiped and counts anew, where the cursor is ahead of it.
   */
  private async begin({ topic, partition, position }: Place): Promise<void> {
    await this.pool.query(
      `INSERT INTO cursors (reader, topic, partition) VALUES ($1, $2, $3)
       ON CONFLICT (reader, topic, partition) DO UPDATE SET position = 0 WHERE cursors.position = $4`,
      [this.options.group, topic, partition, position],
    );
  }

  /** @returns for how many milliseconds the place is to be left alone */
  private async workOn(place: Place): Promise<number> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      this.options.onWaiting(error);
      return 200;
    }
    let lost: Error | undefined;
    const onLost = (error: Error) => {
      lost = error;
    };
    client.on('error', onLost);
    const guard = async () => {
      if (lost !== undefined) throw lost;
    };
    let failure: Error | undefined;
    let restMs = 0;
    try {
      if (await tryLock(client, this.lockOf(place))) {
        await this.hearBatch(client, place, guard);
        await client.query({ name: 'unlock', text: 'SELECT pg_advisory_unlock(hashtextextended($1, 0))', values: [this.lockOf(place)] });
      } else {
        restMs = TAKEN_MS;
      }
    } catch (error) {
      // Nothing is lost: the cursor stays, and what was not heard comes again. The connection is thrown away with its lock.
      failure = error instanceof Error ? error : new Error('the batch failed');
      if (!this.stopping) this.options.onWaiting(error);
      restMs = 200;
    } finally {
      client.off('error', onLost);
      client.release(failure ?? lost);
    }
    return restMs;
  }

  private async hearBatch(client: PoolClient, place: Place, guard: () => Promise<void>): Promise<void> {
    const { group, receive } = this.options;
    const where = [group, place.topic, place.partition];
    const { rows } = await client.query<LogRow>({
      name: 'read',
      text: `SELECT c.position AS "from", e.topic, e.partition::int AS partition, e.position, e.key, e.headers, e.payload
             FROM cursors c JOIN event_log e ON e.topic = c.topic AND e.partition = c.partition AND e.position > c.position
             WHERE c.reader = $1 AND c.topic = $2 AND c.partition = $3 ORDER BY e.position LIMIT ${BATCH}`,
      values: where,
    });
    // What the log no longer holds is not waited for: all up to the head was there to be read, had it not been thrown away.
    if (rows.length === 0) return advance(client, where, place.position ?? '0', place.head);
    const leaving = performance.now() + STAY_MS;
    let heard: LogRow | undefined;
    try {
      for (let at = 0; at < rows.length && !this.stopping && performance.now() < leaving; ) {
        await guard();
        at += await receive(rows.slice(at), guard);
        heard = rows[at - 1];
      }
    } finally {
      if (heard !== undefined) await advance(client, where, heard.from, heard.position);
    }
  }

  private async listen(): Promise<void> {
    const listener = new Client({ connectionString: this.url, application_name: `listen ${this.options.group}`, keepAlive: true, connectionTimeoutMillis: 5_000 });
    listener.on('notification', ({ payload }) => {
      if (payload !== undefined && this.options.topics.includes(payload)) this.nap.rouse();
    });
    listener.on('error', () => {
      if (this.listener === listener) this.listener = undefined;
      void listener.end().catch(() => undefined);
      this.nap.rouse();
    });
    try {
      await listener.connect();
      await listener.query('LISTEN event_log');
    } catch (error) {
      void listener.end().catch(() => undefined);
      throw error;
    }
    this.listener = listener;
  }

  private lockOf(place: Place): string {
    return `reading/${this.options.group}/${nameOf(place)}`;
  }
}

async function tryLock(client: PoolClient, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>({
    name: 'try-lock', text: 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine', values: [lock],
  });
  return rows[0]?.mine === true;
}

/** Only from where it stood: whoever moved it in the meantime knew better. */
async function advance(client: PoolClient, where: readonly unknown[], from: string, to: string): Promise<void> {
  await client.query({
    name: 'advance',
    text: 'UPDATE cursors SET position = $5 WHERE reader = $1 AND topic = $2 AND partition = $3 AND position = $4',
    values: [...where, from, to],
  });
}

function nameOf(place: Place): string {
  return `${place.topic}/${place.partition}`;
}
