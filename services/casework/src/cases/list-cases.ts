import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { CaseListed, CasesListed, ListCasesQuery } from './cases.dto';

/** Columns of a case that anybody on the staff may be shown: S1. */
export const LISTED_COLUMNS = `c.id AS "caseId", c.reference, c.status, c.category, c.urgency, c.reprisal, c.regions, c.country_known AS "countryKnown",
  c.lead_person AS lead, c.received_at AS "receivedAt", c.opened_at AS "openedAt"`;

/** Codes of what somebody has to do. */
export const OPEN_TASKS = 'ARRAY(SELECT DISTINCT code FROM tasks t WHERE t.case_id = c.id AND t.done_at IS NULL ORDER BY code)';

/** Cases, the newest first, page by page. */
@Injectable()
export class ListCases {
  constructor(private readonly database: Database) {}

  async run({ status, urgency, region, after, limit = '100' }: ListCasesQuery): Promise<CasesListed> {
    const cases = await this.database.query<CaseListed>(
      `SELECT ${LISTED_COLUMNS}, ${OPEN_TASKS} AS tasks
       FROM cases c
       WHERE ($1::text IS NULL OR c.status = $1) AND ($2::text IS NULL OR c.urgency = $2) AND ($3::text IS NULL OR $3 = ANY(c.regions))
         AND ($4::uuid IS NULL OR EXISTS (
           SELECT 1 FROM cases last WHERE last.id = $4 AND (c.received_at < last.received_at OR (c.received_at = last.received_at AND c.id > last.id))))
       ORDER BY c.received_at DESC, c.id LIMIT $5`,
      [status ?? null, urgency ?? null, region ?? null, after ?? null, Number(limit)],
    );
    return { cases };
  }
}
