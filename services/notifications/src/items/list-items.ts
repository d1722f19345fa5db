import { Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { ItemShown } from './items.dto';
import type { OwnItems } from './own-items.rules';
import { SEEN_ITEMS, seenBy } from './seen-items';
import type { ItemKind } from './write-items';

interface Row {
  id: string;
  case_id: string;
  reference: string;
  kind: ItemKind;
  urgency: string;
  routes: string[];
  created_at: Date;
  acknowledged_at: Date | null;
  taken_by: { person: string; at: Date }[] | null;
}

/** Which part of a list. */
export interface ItemsPage {
  /** Id of the last item of the page before. */
  before?: string;
  /** Items at most. */
  limit: number;
}

/**
 * Who says that she has the item's case, of the people who were told of it and still are. Where the item says that a case is
 * no longer hers, that is no longer for her to know.
 */
const TAKEN_BY = `
  SELECT json_agg(json_build_object('person', t.person_id, 'at', t.at) ORDER BY t.at, t.person_id) AS taken_by FROM takings t
  WHERE i.kind <> 'RELEASED' AND t.case_id = i.case_id
    AND NOT EXISTS (SELECT 1 FROM exclusions o WHERE o.case_id = t.case_id AND o.person_id = t.person_id)
    AND EXISTS (SELECT 1 FROM items told WHERE told.case_id = t.case_id AND told.person_id = t.person_id AND told.kind <> 'RELEASED')`;

/** A person's items that are not hidden from her, newest first. */
@Injectable()
export class ListItems {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `item.absent` when the page is to begin after an item that is not hers to see */
  async run(own: OwnItems, { before, limit }: ItemsPage): Promise<ItemShown[]> {
    const cursor = before === undefined ? undefined : await this.placeOf(own, before);
    const rows = await this.database.query<Row>(
      `SELECT i.id, i.case_id, i.reference, i.kind, i.urgency, i.routes, i.created_at, i.acknowledged_at, taken.taken_by
       FROM (SELECT i.* FROM ${SEEN_ITEMS} ${cursor === undefined ? '' : 'AND (i.created_at, i.id) < ($4::timestamptz, $5::uuid)'}
             ORDER BY i.created_at DESC, i.id DESC LIMIT $3) i
       LEFT JOIN LATERAL (${TAKEN_BY}) taken ON true
       ORDER BY i.created_at DESC, i.id DESC`,
      [...seenBy(own), limit, ...(cursor === undefined ? [] : [cursor.created_at, before])],
    );
    return rows.map(shown);
  }

  /** As text, since a date of JavaScript would lose the microseconds. */
  private async placeOf(own: OwnItems, id: string): Promise<{ created_at: string }> {
    const [place] = await this.database.query<{ created_at: string }>(`SELECT i.created_at::text FROM ${SEEN_ITEMS} AND i.id = $3`, [...seenBy(own), id]);
    if (place === undefined) throw new Refusal('absent', 'item.absent', 'There is no such item.');
    return place;
  }
}

function shown(row: Row): ItemShown {
  return {
    id: row.id, caseId: row.case_id, reference: row.reference, kind: row.kind, urgency: row.urgency, routes: row.routes,
    createdAt: row.created_at.toISOString(),
    ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at.toISOString() }),
    takenBy: (row.taken_by ?? []).map(({ person, at }) => ({ person, at: new Date(at).toISOString() })),
  };
}
