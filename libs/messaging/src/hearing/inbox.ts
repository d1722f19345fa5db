import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import type { HeardEvent } from '@amparo/contracts';
import type { Database } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import { reach } from '../faults';
import type { RawRecord } from '../log/event-log';
import { withTrace } from '../trace';
import type { Handler, Hearing } from './hearing';
import { insertParked, lockSequence, type ParkedRow, type Sequence } from './parking';

/** What came of an event: handled now, handled before, or parked behind its sequence. */
export type Heard = 'handled' | 'known' | 'held';

export type HeardMessage = HeardEvent<MessageShape<DescMessage>>;

/**
 * Hears an event once for each consumer: the mark, the effect and what it tells are one transaction. The key
 * `(consumer, event_id)` decides, not a look beforehand.
 */
export class Inbox {
  constructor(private readonly database: Database) {}

  async hear(hearing: Hearing, handler: Handler<DescMessage>, event: HeardMessage, record: RawRecord): Promise<Heard> {
    await reach('consumer.before-begin');
    const heard = await this.database.transaction(async (tx) => {
      const sequence = { consumer: hearing.consumer, subject: event.subject, lane: event.lane };
      let mark = await markHeard(tx, event.id, sequence);
      if (mark === 'held') {
        // Whoever drives the sequence holds its lock; look again once they are done.
        await lockSequence(tx, sequence);
        mark = await markHeard(tx, event.id, sequence);
        if (mark === 'held') await insertParked(tx, record, sequence, 'sequence-parked');
      }
      if (mark !== 'handled') return mark;
      await reach('consumer.after-inbox');
      await withTrace(event.traceparent, () => handler.handle(event, tx));
      await reach('consumer.after-effect');
      return mark;
    });
    await reach('consumer.after-commit');
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
  async hearIn(tx: EntityManager, hearing: Hearing, handler: Handler<DescMessage>, event: HeardMessage): Promise<void> {
    const rows: unknown[] = await tx.query(
      'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1', [hearing.consumer, event.id],
    );
    if (rows.length > 0) await withTrace(event.traceparent, () => handler.handle(event, tx));
  }
}

async function markHeard(tx: EntityManager, eventId: string, { consumer, subject, lane }: Sequence): Promise<Heard> {
  const rows: { held: boolean; fresh: boolean }[] = await tx.query(
    `WITH held AS (SELECT 1 FROM parked WHERE consumer = $1 AND subject = $3 AND lane = $4 LIMIT 1),
          fresh AS (INSERT INTO inbox (consumer, event_id) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM held) ON CONFLICT DO NOTHING RETURNING 1)
     SELECT EXISTS (SELECT 1 FROM held) AS held, EXISTS (SELECT 1 FROM fresh) AS fresh`,
    [consumer, eventId, subject, lane],
  );
  const mark = rows[0];
  if (mark?.held) return 'held';
  return mark?.fresh ? 'handled' : 'known';
}

