import { NotificationAcknowledgedSchema } from '@amparo/contracts';
import { Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase, raiseCase } from '../cases/case-row';
import { noteTaking } from './note-taking';
import type { OwnItems } from './own-items.rules';
import { SEEN_ITEMS, seenBy } from './read-own-items';
import { takes, takesCase, type ItemKind } from './item-kinds.rules';

interface Row {
  case_id: string;
  /** Empty where it is of no case. */
  reference: string;
  kind: ItemKind;
  acknowledged_at: Date | null;
}

/** A person says, on an item, that she has the case. Saying it twice is saying it once. */
@Injectable()
export class AcknowledgeItem {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Refusal `item.absent` for an item that is not there, is another person's, or of a case that she must not know of: one answer for all */
  async run(itemId: string, own: OwnItems): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { case_id: caseId, reference, kind } = await read(tx, itemId, own);
      if (takes(kind) || reference !== '') await lockCase(tx, caseId, 'normal');
      // Under the lock: she may have been kept out, or have said it already, a moment ago.
      const row = await read(tx, itemId, own);
      if (row.acknowledged_at !== null) return;
      const [[said]] = await tx.query<[[{ at: Date }], number]>('UPDATE items SET acknowledged_at = now() WHERE id = $1 RETURNING acknowledged_at AS at', [itemId]);
      // That a case is no longer hers, what somebody else reads or what a partner says is seen, but she does not take the case by it.
      if (!takes(row.kind)) return;
      await noteTaking(tx, caseId, own.person, said.at);
      if (!takesCase(row.kind)) return;
      const { version, lane } = await raiseCase(tx, caseId);
      this.outbox.add(tx, NotificationAcknowledgedSchema, { subject: caseId, version, lane, actor: own.person }, { caseId, personId: own.person });
    });
  }
}

async function read(tx: EntityManager, itemId: string, own: OwnItems): Promise<Row> {
  const rows: Row[] = await tx.query(`SELECT i.case_id, i.reference, i.kind, i.acknowledged_at FROM ${SEEN_ITEMS} AND i.id = $4`, [...seenBy(own), itemId]);
  const row = rows[0];
  if (row === undefined) throw new Refusal('absent', 'item.absent', 'There is no such item.');
  return row;
}
