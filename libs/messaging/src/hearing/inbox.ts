import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import type { HeardEvent } from '@amparo/contracts';
import type { Database } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import { reach } from '../faults';
import type { RawRecord } from '../log/event-log';
import { withTrace } from '../trace';
import type { Handler } from './hearing';
import { insertParked, lockSequence, type ParkedRow, type Sequence } from './parking';

/** What came of an event: handled now, handled before, or parked behind its sequence. */
export type Heard = 'handled' | 'known' | 'held';

export type HeardMessage = HeardEvent<MessageShape<DescMessage>>;

/** Somebody in this service who hears an event. */
export interface Hearer {
  consumer: string;
  handler: Handler<DescMessage>;
}

/** An event, and all in this service who hear it. */
export interface Delivery {
  event: HeardMessage;
  hearers: readonly Hearer[];
}

/** What ends a run early. */
export interface Haste {
  /** The service stops: what is not begun is not heard. */
  stopping: () => boolean;
  /** Others wait: what was heard so far is enough. */
  hurried: () => boolean;
}

/** Events of a run that are heard before it is known how long one takes: so many in all, and of one subject, where they wait for each other. */
export const FIRST_PART = { atMost: 25, ofSubject: 4 };
/** How long a run keeps the rows of its cases from others, about, in milliseconds. */
const RUN_MS = 100;
/** A run keeps rows of many cases, so it waits for nobody else's for long: it gives way before two can wait for each other. */
const LOCK_WAIT_MS = 100;

/**
 * Hears an event once for each consumer: the mark, the effect and what it tells are one transaction. The key
 * `(consumer, event_id)` decides, not a look beforehand.
 */
export class Inbox {
  constructor(private readonly database: Database) {}

  async hear({ consumer, handler }: Hearer, event: HeardMessage, record: RawRecord): Promise<Heard> {
    await reach('consumer.before-begin', consumer);
    const heard = await this.database.transaction(async (tx) => {
      const sequence = { consumer, subject: event.subject, lane: event.lane };
      const mark = async () => (await markHeard(tx, [{ ...sequence, eventId: event.id }]))[0] ?? 'known';
      let heard = await mark();
      if (heard === 'held') {
        // Whoever drives the sequence holds its lock; look again once they are done.
        await lockSequence(tx, sequence);
        heard = await mark();
        if (heard === 'held') await insertParked(tx, record, sequence, 'sequence-parked');
      }
      if (heard !== 'handled') return heard;
      await reach('consumer.after-inbox', consumer);
      await withTrace(event.traceparent, () => handler.handle(event, tx));
      await reach('consumer.after-effect', consumer);
      return heard;
    });
    await reach('consumer.after-commit', consumer);
    return heard;
  }

  /**
   * Hears a run of events in one transaction: as many from the first on as it has time for. Those of one subject are
   * heard in their order; those of several side by side, so that their statements share the way to the database and back.
   * It ends before an event whose sequence is parked.
   *
   * @returns how many were heard; 0 when one of the first part is to be heard alone
   * @throws whatever a handler or the database throws; then none of them was heard
   */
  async hearRun(run: readonly Delivery[], { stopping, hurried }: Haste): Promise<number> {
    for (const consumer of consumersOf(run)) await reach('consumer.before-begin', consumer);
    const heard = await this.database.transaction(async (tx) => {
      const began = performance.now();
      // Goes out together with the first mark.
      const patience = tx.query(`SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
      patience.catch(() => undefined);
      let done = 0;
      for (let size = firstPart(run); size > 0 && done < run.length && !stopping() && (done === 0 || !hurried()); ) {
        const part = run.slice(done, done + size);
        if (!(await hearPart(tx, part))) break;
        done += part.length;
        const took = performance.now() - began;
        size = Math.floor((done * (RUN_MS - took)) / took);
      }
      await patience;
      return done;
    });
    for (const consumer of consumersOf(run.slice(0, heard))) await reach('consumer.after-commit', consumer);
    return heard;
  }

  /**
   * Drives the oldest parked record of a sequence: handles it, and forgets it, in one transaction.
   *
   * @returns whether there was one
   * @throws whatever the handler throws; the row then stays
   */
  async drive(sequence: Sequence, deliver: (row: ParkedRow, tx: EntityManager) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await lockSequence(tx, sequence);
      const rows: ParkedRow[] = await tx.query(
        `SELECT id, consumer, event_id, subject, lane, topic, headers, payload FROM parked
         WHERE consumer = $1 AND subject = $2 AND lane = $3 ORDER BY id LIMIT 1`,
        [sequence.consumer, sequence.subject, sequence.lane],
      );
      const row = rows[0];
      if (row === undefined) return false;
      await tx.query('DELETE FROM parked WHERE id = $1', [row.id]);
      await deliver(row, tx);
      return true;
    });
  }

  /** Handles an event within a transaction at hand, unless it was handled before. */
  async hearIn(tx: EntityManager, { consumer, handler }: Hearer, event: HeardMessage): Promise<void> {
    const rows: { erased: boolean }[] = await tx.query(
      `INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
       RETURNING EXISTS (SELECT 1 FROM erased_cases WHERE case_id = $3) AS erased`, [consumer, event.id, event.subject],
    );
    if (rows[0]?.erased === false) await withTrace(event.traceparent, () => handler.handle(event, tx));
  }
}

/** How many of a run are heard at first. */
function firstPart(run: readonly Delivery[]): number {
  const seen = new Map<string, number>();
  const end = run.slice(0, FIRST_PART.atMost).findIndex(({ event: { subject } }) => {
    const count = (seen.get(subject) ?? 0) + 1;
    seen.set(subject, count);
    return count > FIRST_PART.ofSubject;
  });
  return end === -1 ? FIRST_PART.atMost : end;
}

/** Everybody who hears something of a run, once each. */
function consumersOf(run: readonly Delivery[]): Set<string> {
  return new Set(run.flatMap(({ hearers }) => hearers.map(({ consumer }) => consumer)));
}

/** @returns false, with nothing marked, when a sequence of it is parked */
async function hearPart(tx: EntityManager, part: readonly Delivery[]): Promise<boolean> {
  const calls = part.flatMap(({ event, hearers }) => hearers.map((hearer) => ({ event, ...hearer })));
  if (calls.length === 0) return true;
  const marks = await markHeard(tx, calls.map(({ event, consumer }) => ({ consumer, eventId: event.id, subject: event.subject, lane: event.lane })));
  if (marks.includes('held')) return false;
  for (const consumer of consumersOf(part)) await reach('consumer.after-inbox', consumer);
  const bySubject = new Map<string, typeof calls>();
  for (const call of calls.filter((_, place) => marks[place] === 'handled')) {
    bySubject.set(call.event.subject, [...(bySubject.get(call.event.subject) ?? []), call]);
  }
  await allOf([...bySubject.values()].map(async (ofSubject) => {
    for (const { event, consumer, handler } of ofSubject) {
      await withTrace(event.traceparent, () => handler.handle(event, tx));
      await reach('consumer.after-effect', consumer);
    }
  }));
  return true;
}

/** Waits for all, whatever becomes of some: nobody may still be at work in a transaction that is undone. @throws what the first threw */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(work);
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Marks all of them, or none where one is held. What comes twice is known the second time, and so is all of a case that was erased. */
async function markHeard(tx: EntityManager, marks: readonly (Sequence & { eventId: string })[]): Promise<Heard[]> {
  const rows: { held: boolean; fresh: string[]; erased: string[] }[] = await tx.query(
    `WITH given AS (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS g(consumer, event_id, subject, lane)),
          held AS (SELECT 1 FROM given JOIN parked USING (consumer, subject, lane) LIMIT 1),
          fresh AS (INSERT INTO inbox (consumer, event_id) SELECT consumer, event_id FROM given WHERE NOT EXISTS (SELECT 1 FROM held)
                    ON CONFLICT DO NOTHING RETURNING consumer, event_id)
     SELECT EXISTS (SELECT 1 FROM held) AS held, ARRAY(SELECT event_id || consumer FROM fresh) AS fresh,
       ARRAY(SELECT case_id FROM given JOIN erased_cases ON case_id = subject) AS erased`,
    [marks.map(({ consumer }) => consumer), marks.map(({ eventId }) => eventId), marks.map(({ subject }) => subject), marks.map(({ lane }) => lane)],
  );
  const [marked] = rows;
  const fresh = new Set(marked?.fresh);
  const erased = new Set(marked?.erased);
  return marks.map(({ consumer, eventId, subject }) => heardAs(marked && { held: marked.held, fresh: fresh.delete(eventId + consumer) && !erased.has(subject) }));
}

function heardAs(mark: { held: boolean; fresh: boolean } | undefined): Heard {
  if (mark?.held) return 'held';
  return mark?.fresh ? 'handled' : 'known';
}
