import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { tellerOf, type HeardEvent } from '@amparo/contracts';
import type { EntityManager } from 'typeorm';

/**
 * What a service does when it hears an event: database work with the transaction it is given, nothing else (no calls,
 * no waiting). The transaction also holds the mark that the event was heard: both commit or neither does.
 * It may be shared with other events of a backlog, and undone for one of them: then the handler is called again. Handlers
 * of other subjects may be at work in it at the same time, so none sets anything that holds for the whole transaction, and
 * none starts what it does not wait for. A lock is waited for only shortly there. Never catch a failed statement.
 */
export interface Handler<D extends DescMessage> {
  handle(event: HeardEvent<MessageShape<D>>, tx: EntityManager): Promise<void>;
}

/** One line of a service's table of what it hears. */
export interface Hearing {
  type: DescMessage;
  handler: HandlerClass;
  /** Name of the handler: with the event's id, the key of the inbox. Renaming a class would hear everything again. */
  consumer: string;
}

/** A handler as Nest makes it. */
export type HandlerClass<D extends DescMessage = DescMessage> = abstract new (...needs: never[]) => Handler<D>;

/** What a service tells and hears: the first file to read of it. */
export interface ServiceEvents {
  tells: DescMessage[];
  hears: Hearing[];
  /**
   * Nobody waits for what this service does with what it hears: it lets those go first who are on the way from a report to the
   * people who must know (`HEAD_START`).
   */
  givesWay?: boolean;
}

/** "On this event, that happens." */
export function on<D extends DescMessage>(type: D, handler: HandlerClass<D>): Hearing {
  return { type, handler, consumer: handler.name };
}

/** The services whose topics a service has to read. */
export function tellersHeard(events: ServiceEvents): string[] {
  return [...new Set(events.hears.map((hearing) => tellerOf(hearing.type)))].sort();
}
