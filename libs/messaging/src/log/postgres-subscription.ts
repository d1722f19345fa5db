import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Pool, type PoolClient } from 'pg';
import { Nap } from '../nap';
import type { RawRecord, SubscribeOptions, Subscription } from './event-log';

const BATCH = 100;
/** Partitions worked on side by side by one member of a group. */
const WORKERS = 3;

interface Place {
  topic: string;
  partition: number;
}

interface LogRow extends Place {
  position: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer;
}

/**
 * One member of a group. It takes a partition by locking its cursor for the length of a batch, so any number of members
 * share the partitions without talking to each other, and a member that dies lets go at once. The cursor moves only
 * after the records were heard.
 */
export class PostgresSubscription implements Subscription {
  private readonly busy = new Set<string>();
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

  async start(): Promise<void> {
    await this.listen();
    this.running = this.live();
  }

  async close(): Promise<void> {
    this.stopping = true;
    this.nap.rouse();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async live(): Promise<void> {
    const working = new Set<Promise<void>>();
    for (let failures = 0; !this.stopping; ) {
      try {
        if (this.listener === undefined) await this.listen();
        const places = await this.findWork();
        for (const place of places.slice(0, WORKERS - working.size)) {
          const work: Promise<void> = this.workOn(place).finally(() => {
            working.delete(work);
            this.nap.rouse();
          });
          working.add(work);
        }
        failures = 0;
        // With work in hand the end of it rouses us; without, a notification or the poll does.
        await this.nap.rest(this.pollMs);
      } catch {
        failures++;
        await this.nap.rest(Math.min(50 * 2 ** failures, 2_000));
      }
    }
    await Promise.all(working);
  }

  /** Partitions with something unheard, that this member is not working on: the ones furthest behind first. */
  private async findWork(): Promise<Place[]> {
    const { rows } = await this.pool.query<Place>({
      name: 'pending',
      text: `SELECT c.topic, c.partition::int AS partition FROM cursors c JOIN heads h USING (topic, partition)
             WHERE c.reader = $1 AND c.topic = ANY($2) AND h.position > c.position ORDER BY h.position - c.position DESC`,
      values: [this.options.group, this.options.topics],
    });
    return rows.filter((place) => !this.busy.has(nameOf(place)));
  }

  private async workOn(place: Place): Promise<void> {
    this.busy.add(nameOf(place));
    let client: PoolClient | undefined;
    let failure: Error | undefined;
    try {
      client = await this.pool.connect();
      await client.query('BEGIN');
      await this.hearBatch(client, place);
      await client.query('COMMIT');
    } catch (error) {
      // Nothing is lost: the cursor stays, and the batch comes again. The connection is thrown away with its lock.
      failure = error instanceof Error ? error : new Error('the batch failed');
      await pause(200);
    } finally {
      client?.release(failure);
      this.busy.delete(nameOf(place));
    }
  }

  private async hearBatch(client: PoolClient, place: Place): Promise<void> {
    const { group, receive } = this.options;
    const values = [group, place.topic, place.partition];
    const { rows: cursors } = await client.query<{ position: string }>({
      name: 'claim',
      text: 'SELECT position FROM cursors WHERE reader = $1 AND topic = $2 AND partition = $3 FOR UPDATE SKIP LOCKED',
      values,
    });
    const from = cursors[0]?.position;
    if (from === undefined) {
      // Another member has it; look again in a moment rather than at once.
      await pause(20);
      return;
    }
    const { rows } = await client.query<LogRow>({
      name: 'read',
      text: `SELECT topic, partition::int AS partition, position, key, headers, payload FROM event_log
             WHERE topic = $1 AND partition = $2 AND position > $3 ORDER BY position LIMIT ${BATCH}`,
      values: [place.topic, place.partition, from],
    });
    let heard = from;
    let failed: Error | undefined;
    for (const row of rows) {
      if (this.stopping) break;
      try {
        await receive(row satisfies RawRecord, async () => undefined);
      } catch (error) {
        failed = error instanceof Error ? error : new Error('the record was not heard');
        break;
      }
      heard = row.position;
    }
    if (heard !== from) {
      await client.query({
        name: 'advance', text: 'UPDATE cursors SET position = $4 WHERE reader = $1 AND topic = $2 AND partition = $3', values: [...values, heard],
      });
    }
    if (failed !== undefined && heard === from) throw failed;
  }

  private async listen(): Promise<void> {
    const listener = new Client({ connectionString: this.url, application_name: `listen ${this.options.group}`, keepAlive: true });
    listener.on('notification', ({ payload }) => {
      if (payload !== undefined && this.options.topics.includes(payload)) this.nap.rouse();
    });
    listener.on('error', () => {
      if (this.listener === listener) this.listener = undefined;
      this.nap.rouse();
    });
    await listener.connect();
    await listener.query('LISTEN event_log');
    this.listener = listener;
  }
}

function nameOf(place: Place): string {
  return `${place.topic}/${place.partition}`;
}
