import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { ItemShown } from './items.dto';
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
}

const MOST = 500;

/**
 * A person's items, newest first. A case that she is kept out of is not there at all; of one that she was released from,
 * only that it is no longer hers.
 */
@Injectable()
export class ListItems {
  constructor(private readonly database: Database) {}

  async run(person: string): Promise<ItemShown[]> {
    const rows = await this.database.query<Row>(
      `SELECT i.id, i.case_id, i.reference, i.kind, i.urgency, i.routes, i.created_at, i.acknowledged_at FROM items i
       LEFT JOIN exclusions x ON x.case_id = i.case_id AND x.person_id = i.person_id
       WHERE i.person_id = $1 AND (x.cause IS NULL OR (x.cause = 'RELEASED' AND i.kind = 'RELEASED'))
       ORDER BY i.created_at DESC LIMIT ${MOST}`,
      [person],
    );
    return rows.map((row) => ({
      id: row.id, caseId: row.case_id, reference: row.reference, kind: row.kind, urgency: row.urgency, routes: row.routes,
      createdAt: row.created_at.toISOString(),
      ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at.toISOString() }),
    }));
  }
}
