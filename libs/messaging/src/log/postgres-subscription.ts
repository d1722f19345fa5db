import { Client, type Pool, type PoolClient } from 'pg';
import { Nap } from '../nap';
import type { SubscribeOptions, Subscription } from './event-log';
import { HeadStart } from './head-start';
import { inTurns, nameOf } from './in-turns';

/** Records read at once: most of what a read costs is the asking. */
const BATCH = 500;
/** The same where several partitions are read together and nothing is known yet of how many are heard at once. */
const FIRST_BATCH = 50;
/** How long a member stays with one partition at most, while others may have waited longer. */
const STAY_MS = 250;
/** Partitions worked on side by side by one member of a group, each by itself. */
const WORKERS = 3;
/** How long a partition is left alone that another member works on, or that could not be worked on. */
const TAKEN_MS = 50;
const TROUBLE_MS = 200;

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
 * One member of a group. It takes partitions by advisory locks of its connection for the length of a batch, so any
 * number of members share them without talking to each other, and a member that dies lets go at once. No transaction
 * stays open while records are heard. A cursor moves only after they were, and only from where it stood: a member that
 * lost its connection, or somebody who set the cursor back, is not overruled.
 *
 * All partitions that have something are heard together, as long as nothing is in the way. Where something is, each of
 * them is heard by itself once, so that one that has to wait keeps nobody else.
 */
export class PostgresSubscription implements Subscription {
  private readonly busy = new Set<string>();
  /** Partitions that are to be heard by themselves next. */
  private readonly apart = new Set<string>();
  private readonly working = new Set<Promise<void>>();
  private together = false;
  /** Records worth reading for a visit to several partitions: what is read and not heard is read again. */
  private appetite = FIRST_BATCH;
  /** Somebody is at work on something that was there to be heard, or it had to be left for later. */
  private lookAgain = false;
  private running?: Promise<void>;
  private listener?: Client;
  private stopping = false;
  private readonly nap = new Nap();
  private readonly headStart = new HeadStart(() => this.nap.rouse());

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
    this.headStart.stop();
    this.nap.rouse();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async live(): Promise<void> {
    for (let failures = 0; !this.stopping; ) {
      try {
        if (this.listener === undefined) await this.listen();
        this.share(await this.findWork());
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

  /** Gives what is there to be heard to whoever is free. */
  private share(places: readonly Place[]): void {
    const free = places.filter((place) => !this.busy.has(nameOf(place)));
    const joint = this.options.receiveTogether === undefined ? [] : free.filter((place) => !this.apart.has(nameOf(place)));
    const single = free.filter((place) => !joint.includes(place)).slice(0, Math.max(0, WORKERS - this.working.size));
    this.lookAgain = joint.length + single.length < places.length || (this.together && joint.length > 0);
    if (joint.length > 0 && !this.together) this.take(joint, true);
    for (const place of single) this.take([place], false);
  }

  private take(places: readonly Place[], together: boolean): void {
    if (together) this.together = true;
    for (const place of places) this.busy.add(nameOf(place));
    const work: Promise<void> = this.workOn(places, together).then(({ restMs, more }) => {
      this.working.delete(work);
      if (together) this.together = false;
      // Places left alone for a moment take no worker from the others.
      const free = () => {
        for (const place of places) this.busy.delete(nameOf(place));
        if (more || this.lookAgain) this.nap.rouse();
      };
      if (restMs > 0) setTimeout(free, restMs);
      else free();
    });
    this.working.add(work);
  }

  /** Partitions with something unheard: the ones furthest behind first. */
  private async findWork(): Promise<Place[]> {
    const { rows } = await this.pool.query<Place>({
      name: 'pending',
      text: `SELECT h.topic, h.partition::int AS partition, c.position, h.position AS head, c.position > h.position AS ahead
             FROM heads h LEFT JOIN cursors c ON c.reader = $1 AND c.topic = h.topic AND c.partition = h.partition
             WHERE h.topic = ANY($2) AND h.position <> coalesce(c.position, 0) ORDER BY h.position - coalesce(c.position, 0) DESC`,
      values: [this.options.group, this.options.topics],
    });
    for (const place of rows) if (place.position === null || place.ahead) await this.begin(place);
    return rows;
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

  /** @returns for how many milliseconds the places are to be left alone, and whether there may be more in them */
  private async workOn(places: readonly Place[], together: boolean): Promise<{ restMs: number; more: boolean }> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      this.options.onWaiting(error);
      return { restMs: TROUBLE_MS, more: true };
    }
    let lost: Error | undefined;
    const onLost = (error: Error) => void (lost = error);
    client.on('error', onLost);
    const guard = async () => {
      if (lost !== undefined) throw lost;
    };
    let failure: Error | undefined;
    try {
      // One write: what is read before the lock was there to be taken is not used.
      const share = together ? Math.ceil(this.appetite / places.length) : BATCH;
      const [mine, rows] = await Promise.all([this.lock(client, places), this.read(client, places, share)]);
      const taken = places.filter((place) => mine.has(nameOf(place)));
      const heard = taken.length === 0 ? [] : await this.hear(rows.filter((row) => mine.has(nameOf(row))), guard, together);
      await Promise.all([this.advance(client, taken, rows, heard), this.unlock(client, taken)]);
      const inTheWay = together && taken.length > 0 && rows.length > 0 && heard.length === 0;
      for (const place of taken) this.apart[inTheWay ? 'add' : 'delete'](nameOf(place));
      return { restMs: taken.length === places.length ? 0 : TAKEN_MS, more: taken.length < places.length || heard.length < rows.length || rows.length >= share };
    } catch (error) {
      // Nothing is lost: the cursors stay, and what was not heard comes again. The connection is thrown away with its locks.
      failure = error instanceof Error ? error : new Error('the batch failed');
      if (!this.stopping) this.options.onWaiting(error);
      return { restMs: TROUBLE_MS, more: true };
    } finally {
      client.off('error', onLost);
      client.release(failure ?? lost);
    }
  }

  /** @returns the records that were heard, from the first of each partition on */
  private async hear(rows: readonly LogRow[], guard: () => Promise<void>, together: boolean): Promise<readonly LogRow[]> {
    const { receive, receiveTogether = async () => 0 } = this.options;
    const turns = together ? inTurns(rows) : rows;
    const leaving = performance.now() + STAY_MS;
    let at = 0;
    try {
      while (at < turns.length && !this.stopping && performance.now() < leaving) {
        const heard = await (together ? receiveTogether(turns.slice(at)) : receive(turns.slice(at), guard));
        if (heard === 0) break;
        at += heard;
        await guard();
      }
    } catch (error) {
      if (at === 0) throw error;
    }
    if (together) this.appetite = Math.min(BATCH, Math.max(FIRST_BATCH, 2 * at));
    return turns.slice(0, at);
  }

  private async lock(client: PoolClient, places: readonly Place[]): Promise<Set<string>> {
    const { rows } = await client.query<{ place: string; mine: boolean }>({
      name: 'lock',
      text: `SELECT place, pg_try_advisory_lock(hashtextextended('reading/' || $1 || '/' || place, 0)) AS mine FROM unnest($2::text[]) AS place`,
      values: [this.options.group, places.map(nameOf)],
    });
    return new Set(rows.filter(({ mine }) => mine).map(({ place }) => place));
  }

  private async unlock(client: PoolClient, places: readonly Place[]): Promise<void> {
    if (places.length === 0) return;
    await client.query({
      name: 'unlock', text: `SELECT pg_advisory_unlock(hashtextextended('reading/' || $1 || '/' || place, 0)) FROM unnest($2::text[]) AS place`, values: [this.options.group, places.map(nameOf)],
    });
  }

  private async read(client: PoolClient, places: readonly Place[], share: number): Promise<LogRow[]> {
    const { rows } = await client.query<LogRow>({
      name: 'read',
      text: `SELECT c.position AS "from", e.topic, e.partition::int AS partition, e.position, e.key, e.headers, e.payload
             FROM unnest($2::text[], $3::smallint[]) AS p(topic, partition)
             JOIN cursors c ON c.reader = $1 AND c.topic = p.topic AND c.partition = p.partition
             CROSS JOIN LATERAL (
               SELECT * FROM event_log l WHERE l.topic = c.topic AND l.partition = c.partition AND l.position > c.position ORDER BY l.position LIMIT $4
             ) AS e
             ORDER BY e.topic, e.partition, e.position`,
      values: [this.options.group, places.map(({ topic }) => topic), places.map(({ partition }) => partition), share],
    });
    return rows;
  }

  /**
   * Only from where they stood: whoever moved one in the meantime knew better. What the log no longer holds is not waited
   * for: all up to the head was there to be read, had it not been thrown away.
   */
  private async advance(client: PoolClient, places: readonly Place[], rows: readonly LogRow[], heard: readonly LogRow[]): Promise<void> {
    const last = new Map(heard.map((row) => [nameOf(row), row]));
    const moves = places.flatMap((place) => {
      const row = last.get(nameOf(place));
      if (row !== undefined) return [{ ...place, from: row.from, to: row.position }];
      return rows.some((each) => nameOf(each) === nameOf(place)) ? [] : [{ ...place, from: place.position ?? '0', to: place.head }];
    });
    if (moves.length === 0) return;
    await client.query({
      name: 'advance',
      text: `UPDATE cursors c SET position = m.stop FROM unnest($2::text[], $3::smallint[], $4::bigint[], $5::bigint[]) AS m(topic, partition, start, stop)
             WHERE c.reader = $1 AND c.topic = m.topic AND c.partition = m.partition AND c.position = m.start`,
      values: [this.options.group, moves.map(({ topic }) => topic), moves.map(({ partition }) => partition), moves.map(({ from }) => from), moves.map(({ to }) => to)],
    });
  }

  private async listen(): Promise<void> {
    const listener = new Client({ connectionString: this.url, application_name: `listen ${this.options.group}`, keepAlive: true, connectionTimeoutMillis: 5_000 });
    const look = () => (this.options.givesWay === true ? this.headStart.begin() : this.nap.rouse());
    listener.on('notification', ({ payload }) => {
      if (payload !== undefined && this.options.topics.includes(payload)) look();
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
}
