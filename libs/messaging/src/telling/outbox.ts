import { create, toBinary, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf';
import { tellerOf, type Lane } from '@amparo/contracts';
import { beforeCommit } from '@amparo/persistence';
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

/** An event that is complete, but not told yet. */
export interface Telling extends About {
  id: string;
  /** Name of its schema. */
  type: string;
  source: string;
  /** The trace of the request or event that it comes from. */
  traceparent: string;
  payload: Buffer;
}

/**
 * Makes an event, within the request or event that it comes from. Its id is its idempotency key.
 *
 * @param type the event's schema; the service it belongs to is the source
 * @throws RangeError when the event is larger than an event log takes: it would hold back all that follow
 */
export function tellingOf<D extends DescMessage>(type: D, about: About, data: MessageInitShape<D>): Telling {
  const payload = Buffer.from(toBinary(type, create(type, data)));
  if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError(`an event of ${payload.length} bytes: ${type.typeName}`);
  return { ...about, id: timeOrderedId(), type: type.typeName, source: tellerOf(type), traceparent: currentTrace(), payload };
}

/** What a transaction has to tell, in the order in which it said so. */
const kept = new WeakMap<EntityManager, Telling[]>();

/**
 * Tells the others something, in the same transaction as the change itself: either both happen or neither does.
 *
 * Lock or update the subject's row **before** telling: the outbox id, drawn after the lock, is then the subject's order
 * (delivery rules, "Tell").
 */
export class Outbox {
  /**
   * The row is written at the end of the transaction, with all others that it tells.
   *
   * @param tx a transaction of `Database`
   * @returns the event's id
   * @throws RangeError as `tellingOf`
   */
  add<D extends DescMessage>(tx: EntityManager, type: D, about: About, data: MessageInitShape<D>): string {
    const telling = tellingOf(type, about, data);
    const others = kept.get(tx);
    if (others === undefined) {
      const tellings = [telling];
      beforeCommit(tx, () => this.addAll(tx, tellings));
      kept.set(tx, tellings);
    } else {
      others.push(telling);
    }
    return telling.id;
  }

  /** Writes several at once, now, in the order given. @param tx the transaction of their changes */
  async addAll(tx: EntityManager, tellings: readonly Telling[]): Promise<void> {
    await tx.query(
      `INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, actor, payload)
       SELECT event_id, type, source, subject, version, lane, clock_timestamp(), traceparent, actor, payload
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::bytea[])
         WITH ORDINALITY AS told (event_id, type, source, subject, version, lane, traceparent, actor, payload, place)
       ORDER BY place`,
      [
        tellings.map(({ id }) => id), tellings.map(({ type }) => type), tellings.map(({ source }) => source),
        tellings.map(({ subject }) => subject), tellings.map(({ version }) => version), tellings.map(({ lane }) => lane),
        tellings.map(({ traceparent }) => traceparent), tellings.map(({ actor }) => actor ?? null), tellings.map(({ payload }) => payload),
      ],
    );
  }
}
