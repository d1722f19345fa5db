import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { ApplicationListed, ApplicationsListed } from './applications.dto';

/** The grants team's list: urgent ones first, then by how long they have waited. At most a thousand. */
@Injectable()
export class ListApplications {
  constructor(private readonly database: Database) {}

  async run(): Promise<ApplicationsListed> {
    const applications = await this.database.query<ApplicationListed>(
      `SELECT case_id AS "caseId", reference, urgent, state, currency, opened_at AS "openedAt"
       FROM applications JOIN case_levels USING (case_id)
       ORDER BY urgent DESC, opened_at LIMIT 1000`,
    );
    return { applications };
  }
}
