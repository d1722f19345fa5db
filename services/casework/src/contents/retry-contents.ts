import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';

/** Wants all parked contents and files once more, after an operator has put right what kept them away. */
@Injectable()
export class RetryContents {
  constructor(private readonly database: Database) {}

  /** @returns how many are wanted again */
  async run(): Promise<{ wanted: number }> {
    const [row] = await this.database.query<{ wanted: number }>(
      `WITH again AS (
         UPDATE contents SET state = 'WANTED', parked_because = NULL, due_at = now(), attempts = 0, failures = 0 WHERE state = 'PARKED' RETURNING 1
       ), files AS (
         UPDATE attachments SET state = 'WANTED', parked_because = NULL, due_at = now(), attempts = 0, failures = 0 WHERE state = 'PARKED' RETURNING 1
       ) SELECT (SELECT count(*) FROM again)::int + (SELECT count(*) FROM files)::int AS wanted`,
    );
    return { wanted: row?.wanted ?? 0 };
  }
}
