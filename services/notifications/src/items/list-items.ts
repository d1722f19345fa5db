import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ItemShown } from './items.dto';
import type { OwnItems } from './own-items.rules';
import { ReadOwnItems, SEEN_ITEMS, seenBy } from './read-own-items';
import { isOfCase, TAKING_KINDS, type ItemKind } from './item-kinds.rules';

interface Row {
  id: string;
  case_id: string;
  reference: string;
  kind: ItemKind;
  urgency: string;
  routes: string[];
  about: string | null;
  referral_id: string | null;
  created_at: Date;
  acknowledged_at: Date | null;
  taken_by: { person: string; at: string }[] | null;
}

/** Which part of a list. */
export interface ItemsPage {
  /** Id of the last item of the page before. */
  before?: string;
  /** Items at most. */
  limit: number;
}

/** Who says that she has the item's case. Where the item says that it is no longer hers, or never was, that is not for her to know. */
const TAKEN_BY = `
  SELECT json_agg(json_build_object('person', t.person_id, 'at', t.at) ORDER BY t.at, t.person_id) AS taken_by
  FROM takings t WHERE i.kind IN ${TAKING_KINDS} AND t.case_id = i.case_id`;

/** A person's items that are not hidden from her, newest first. */
@Injectable()
export class ListItems {
  constructor(private readonly read: ReadOwnItems) {}

  /** @throws Refusal `item.absent` when the page is to begin after an item that is not hers to see */
  async run(own: OwnItems, { before, limit }: ItemsPage): Promise<ItemShown[]> {
    return this.read.run(own, async (tx) => {
      const after = before === undefined ? [] : [await placeOf(tx, own, before), before];
      const rows = await tx.query<Row[]>(
        `SELECT i.id, i.case_id, i.reference, i.kind, i.urgency, i.routes, i.about, i.referral_id, i.created_at, i.acknowledged_at, taken.taken_by
         FROM (SELECT i.id, i.case_id, i.reference, i.kind, i.urgency, i.routes, i.about, i.referral_id, i.created_at, i.acknowledged_at
               FROM ${SEEN_ITEMS} ${before === undefined ? '' : 'AND (i.created_at, i.id) < ($5::timestamptz, $6::uuid)'}
               ORDER BY i.created_at DESC, i.id DESC LIMIT $4) i
         LEFT JOIN LATERAL (${TAKEN_BY}) taken ON true
         ORDER BY i.created_at DESC, i.id DESC`,
        [...seenBy(own), limit, ...after],
      );
      return rows.map(shown);
    });
  }
}

/** As text, since a date of JavaScript would lose the microseconds. */
async function placeOf(tx: EntityManager, own: OwnItems, id: string): Promise<string> {
  const [place] = await tx.query<{ at: string }[]>(`SELECT i.created_at::text AS at FROM ${SEEN_ITEMS} AND i.id = $4`, [...seenBy(own), id]);
  if (place === undefined) throw new Refusal('absent', 'item.absent', 'There is no such item.');
  return place.at;
}

function shown(row: Row): ItemShown {
  return {
    id: row.id, caseId: isOfCase(row.kind) && row.reference !== '' ? row.case_id : null, reference: row.reference, kind: row.kind, urgency: row.urgency, routes: row.routes,
    createdAt: row.created_at.toISOString(),
    ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at.toISOString() }),
    ...(row.about === null ? {} : { about: row.about }),
    ...(row.referral_id === null ? {} : { referralId: row.referral_id }),
    takenBy: (row.taken_by ?? []).map(({ person, at }) => ({ person, at: new Date(at).toISOString() })),
  };
}
