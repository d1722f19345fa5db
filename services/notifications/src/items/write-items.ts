import type { Recipient } from '@amparo/contracts';
import type { EntityManager } from 'typeorm';
import { notExcluded } from '../cases/exclusions';
import { keyOfKind, TAKING_KINDS, type ItemKind } from './item-kinds.rules';

/** What an item says: S1. */
export interface ItemFacts {
  caseId: string;
  reference: string;
  kind: ItemKind;
  /** The submission, or else the event, that it comes from: one item a cause, kind and person. */
  cause: string;
  /** Version of the case in the service that decided. */
  version: number;
  urgency: string;
  /** Directory id of whom it is about, where it is about somebody's reading. */
  about?: string;
  /** The referral that it is about. */
  referralId?: string;
}

/**
 * Writes an item for each recipient who is not kept out of the case. An item is the alert that counts: it is in the
 * portal as soon as the transaction commits, whatever mail does.
 */
export async function writeItems(tx: EntityManager, item: ItemFacts, recipients: readonly Pick<Recipient, 'personId' | 'routes'>[]): Promise<void> {
  await insertItems(tx, item, recipients, notExcluded('told'));
}

/** Writes an item for those alone who have none of the case, so that no alert rests on mail. */
export async function writeFirstItems(tx: EntityManager, item: ItemFacts, recipients: readonly Recipient[]): Promise<void> {
  const none = `NOT EXISTS (SELECT 1 FROM items i WHERE i.case_id = told.case_id AND i.person_id = told.person_id AND i.kind IN ${TAKING_KINDS})`;
  await insertItems(tx, item, recipients, `${notExcluded('told')} AND ${none}`);
}

/** Tells people that a case is no longer theirs: those who are released from it now. One with a conflict is not told even that. */
export async function writeReleases(tx: EntityManager, item: ItemFacts, people: readonly string[]): Promise<void> {
  const released = `EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = told.case_id AND x.person_id = told.person_id AND x.cause = 'RELEASED')`;
  await insertItems(tx, item, people.map((personId) => ({ personId, routes: [] })), released);
}

async function insertItems(
  tx: EntityManager, item: ItemFacts, recipients: readonly Pick<Recipient, 'personId' | 'routes'>[], condition: string,
): Promise<void> {
  if (recipients.length === 0) return;
  // With an item comes the sight of the case, but not with the one that says that it is over.
  await tx.query(
    `WITH told AS MATERIALIZED (
       SELECT told.* FROM (SELECT $1::uuid AS case_id, r->>'person' AS person_id, r->>'key' AS key, ARRAY (SELECT jsonb_array_elements_text(r->'routes')) AS routes
                           FROM jsonb_array_elements($7::jsonb) AS r) AS told
       WHERE ${condition}),
     written AS (
       INSERT INTO items (case_id, reference, person_id, kind, cause, version, urgency, routes, about, referral_id)
       SELECT case_id, $2, person_id, $3, $4, $5, $6, routes, $8, $9 FROM told ON CONFLICT (cause, kind, person_id) DO NOTHING)
     INSERT INTO sight (case_id, key) SELECT case_id, key FROM told WHERE $3 <> 'RELEASED' ON CONFLICT DO NOTHING`,
    [
      item.caseId, item.reference, item.kind, item.cause, item.version, item.urgency,
      JSON.stringify(recipients.map(({ personId, routes }) => ({ person: personId, key: keyOfKind(item.kind, personId), routes }))),
      item.about ?? null, item.referralId ?? null,
    ],
  );
}
