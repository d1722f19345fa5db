import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { ApplicationListed, ApplicationsListed } from './applications.dto';

/** Applications in the shape of `ApplicationListed`. A condition on them and `IN_ORDER` follow. */
export const APPLICATIONS = `
  SELECT case_id AS "caseId", reference, urgent, state, currency, opened_at AS "openedAt"
  FROM applications JOIN case_levels USING (case_id)`;

export const IN_ORDER = 'ORDER BY urgent DESC, opened_at LIMIT 1000';

/** All applications for the operator: urgent ones first, then by how long they have waited. At most a thousand. */
@Injectable()
export class ListApplications {
  constructor(private readonly database: Database) {}

  async run(): Promise<ApplicationsListed> {
    return { applications: await this.database.query<ApplicationListed>(`${APPLICATIONS} ${IN_ORDER}`) };
  }
}
