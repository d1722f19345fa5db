import { NotificationAcknowledgedSchema } from '@amparo/contracts';
import { Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { lockCase, raiseCase } from '../cases/case-row';
import type { ItemKind } from './write-items';

interface Row {
  case_id: string;
  kind: ItemKind;
  acknowledged_at: Date | null;
  cause: 'CONFLICT' | 'RELEASED' | null;
}

/** A person says, on an item, that she has the case. Saying it twice is saying it once. */
@Injectable()
export class AcknowledgeItem {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Refusal `item.absent` for an item that is not there, is another person's, or of a case that she is kept out of: one answer for all */
  async run(itemId: string, personId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const read = async (): Promise<Row> => {
        const rows: Row[] = await tx.query(
          `SELECT i.case_id, i.kind, i.acknowledged_at, x.cause FROM items i
           LEFT JOIN exclusions x ON x.case_id = i.case_id AND x.person_id = i.person_id WHERE i.id = $1 AND i.person_id = $2`,
          [itemId, personId],
        );
        const row = rows[0];
        if (row === undefined || row.cause === 'CONFLICT' || (row.cause === 'RELEASED' && row.kind !== 'RELEASED')) {
          throw new Refusal('absent', 'item.absent', 'There is no such item.');
        }
        return row;
      };
      const { case_id: caseId } = await read();
      await lockCase(tx, caseId, 'normal');
      // Under the lock: she may have been kept out, or have said it already, a moment ago.
      const row = await read();
      if (row.acknowledged_at !== null) return;
      await tx.query('UPDATE items SET acknowledged_at = now() WHERE id = $1', [itemId]);
      // That a case is no longer hers, or that somebody broke its glass, is seen, but she does not take the case by it.
      if (row.kind === 'RELEASED' || row.kind === 'GLASS') return;
      const { version, lane } = await raiseCase(tx, caseId);
      this.outbox.add(tx, NotificationAcknowledgedSchema, { subject: caseId, version, lane, actor: personId }, { caseId, personId });
    });
  }
}
