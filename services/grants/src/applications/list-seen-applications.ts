import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { applicationKeysOf } from './application-sight.rules';
import type { ApplicationListed, ApplicationsListed } from './applications.dto';
import { APPLICATIONS, IN_ORDER } from './list-applications';

/** The applications that a person may see: to a grants officer all, to a reviewer those given to her, none of a case in which she has a conflict. */
@Injectable()
export class ListSeenApplications {
  constructor(private readonly sight: SightDatabase) {}

  async run(subject: Subject): Promise<ApplicationsListed> {
    const keys = applicationKeysOf(subject);
    const applications = await this.sight.seenBy(keys, (tx) => tx.query<ApplicationListed[]>(
      `${APPLICATIONS}
       WHERE case_id IN (SELECT case_id FROM sight WHERE key = ANY ($1::text[]))
         AND NOT EXISTS (SELECT 1 FROM hidden_from h WHERE h.case_id = applications.case_id AND h.key = ANY ($2::text[]))
       ${IN_ORDER}`,
      [keys.any, keys.none],
    ));
    return { applications };
  }
}
