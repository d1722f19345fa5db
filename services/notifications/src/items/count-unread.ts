import { Injectable } from '@nestjs/common';
import type { OwnItems } from './own-items.rules';
import { ReadOwnItems, SEEN_ITEMS, seenBy } from './read-own-items';

/** Nobody needs to know how many more there are, and counting on would cost. */
const MOST = 1_000;

/** How many of a person's items she has not acknowledged, of those that are not hidden from her; a thousand means that or more. */
@Injectable()
export class CountUnread {
  constructor(private readonly read: ReadOwnItems) {}

  async run(own: OwnItems): Promise<number> {
    const [row] = await this.read.run(own, (tx) => tx.query<{ unread: number }[]>(
      `SELECT count(*)::int AS unread FROM (SELECT 1 FROM ${SEEN_ITEMS} AND i.acknowledged_at IS NULL LIMIT ${MOST}) AS hers`, seenBy(own),
    ));
    return row?.unread ?? 0;
  }
}
