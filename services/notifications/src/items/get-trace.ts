import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { Trace } from './items.dto';

/** When each person's item of a submission was written: how far a report has come. */
@Injectable()
export class GetTrace {
  constructor(private readonly database: Database) {}

  async run(submissionId: string): Promise<Trace> {
    const rows = await this.database.query<{ person_id: string; created_at: Date }>(
      `SELECT person_id, created_at FROM items WHERE cause = $1 AND kind = 'REPORT' ORDER BY created_at, person_id`, [submissionId],
    );
    return { items: rows.map((row) => ({ person: row.person_id, at: row.created_at.getTime() })) };
  }
}
