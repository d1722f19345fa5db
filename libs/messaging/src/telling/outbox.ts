import { create, toBinary, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { tellerOf, type Lane } from '@amparo/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as timeOrderedId } from 'uuid';
import { MAX_PAYLOAD_BYTES } from '../log/headers';
import { currentTrace } from '../trace';

/** What an event is about, and how it travels. */
export interface About {
  /** The case id (or directory id): the key of its order. */
  subject: string;
  /** The subject's version after this change, drawn under the row's lock. */
  version: number;
  lane: Lane;
  /** Directory id of the person who acted, if a person did. */
  actor?: string;
}

/**
 * Tells the others something, in the same transaction as the change itself: either both happen or neither does.
 *
 * Lock or update the subject's row **before** telling: the outbox id, drawn after the lock, is then the subject's order
 * (delivery rules, "Tell").
 */
export class Outbox {
  /**
   * @param tx the transaction of the change
   * @param type the event's schema; the service it belongs to is the source
   * @returns the event's id, which is its idempotency key
   * @throws RangeError when the event is larger than an event log takes: it would hold back all that follow
   */
  async add<D extends DescMessage>(tx: EntityManager, type: D, about: About, data: MessageInitShape<D>): Promise<string> {
    const id = timeOrderedId();
    const payload = Buffer.from(toBinary(type, create(type, data)));
    if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError(`an event of ${payload.length} bytes: ${type.typeName}`);
    await tx.query(
      `INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, actor, payload)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7, $8, $9)`,
      [
        id, type.typeName, tellerOf(type), about.subject, about.version, about.lane, currentTrace(), about.actor ?? null, payload,
      ],
    );
    return id;
  }
}
