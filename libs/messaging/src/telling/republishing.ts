import type { Lane } from '@amparo/contracts';
import type { Client } from 'pg';
import { reach } from '../faults';
import type { EventLog } from '../log/event-log';
import { toRecord, type EventRow } from './event-row';

const BATCH = 500;

/** How far a repeat has come. */
export interface RepublishingStatus {
  id: string;
  lane: Lane;
  since: Date;
  told: number;
  done: boolean;
}

/** Anything that runs one statement: a `Database`, or a `pg` client behind it. */
export interface Queryable {
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

/**
 * Asks for everything told since an instant to be told again, on both lanes: after a lost event log, a restore, or for
 * a new reader. The relays do it between live batches, danger never waits for it, and it goes on after a crash. Readers
 * know what they have already heard.
 */
export async function askToRepublish(database: Queryable, since: Date): Promise<RepublishingStatus[]> {
  await database.query(
    `INSERT INTO republishing (lane, since) SELECT lane, $1 FROM unnest(ARRAY['danger', 'normal']) AS lane`, [since],
  );
  await database.query(`SELECT pg_notify('outbox', '')`);
  return findRepublishing(database);
}

/** The repeats asked for, newest first, at most twenty. */
export async function findRepublishing(database: Queryable): Promise<RepublishingStatus[]> {
  return database.query<RepublishingStatus>(
    `SELECT id, lane, since, told::int AS told, done_at IS NOT NULL AS done FROM republishing ORDER BY id DESC LIMIT 20`,
  );
}

/**
 * Repeats one batch of the oldest unfinished repeat of a lane.
 *
 * @returns how many events were told again; 0 when there is nothing to do
 */
export async function republishBatch(client: Client, lane: Lane, log: EventLog): Promise<number> {
  const { rows: jobs } = await client.query<{ id: string; since: Date; last_id: string }>({
    name: 'republishing',
    text: 'SELECT id, since, last_id FROM republishing WHERE lane = $1 AND done_at IS NULL ORDER BY id LIMIT 1',
    values: [lane],
  });
  const job = jobs[0];
  if (job === undefined) return 0;
  const { rows } = await client.query<EventRow>(
    'SELECT * FROM told WHERE lane = $1 AND told_at >= $2 AND id > $3 ORDER BY id LIMIT $4',
    [lane, job.since, job.last_id, BATCH],
  );
  const last = rows.at(-1);
  if (last === undefined) {
    await client.query('UPDATE republishing SET done_at = now() WHERE id = $1', [job.id]);
    return 0;
  }
  await log.append(rows.map(toRecord));
  await reach('republish.after-publish');
  await client.query('UPDATE republishing SET last_id = $2, told = told + $3 WHERE id = $1', [job.id, last.id, rows.length]);
  return rows.length;
}
