import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { CaseReaders } from './record.dto';

const MOST = 200;

/**
 * Who read or did what here of a case (consents, packets, what endangers her, drafts), to whom is responsible for it, and to auditors (guide 4.5: Audit). What
 * somebody does again and again in a day is one entry, so that it pushes out of sight nothing that others did. S1.
 */
@Injectable()
export class ListReaders {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, caseId: string): Promise<CaseReaders> {
    const { keys } = await this.seeCase.run(subject, 'case.read-access', caseId);
    const entries = await this.sight.seenBy(keys, (tx) => tx.query<CaseReaders['entries']>(
      `SELECT max(at) AS at, person, action, purpose, count(*)::int AS times FROM audit WHERE case_id = $1
       GROUP BY person, action, purpose, (at AT TIME ZONE 'UTC')::date ORDER BY max(sequence) DESC LIMIT $2`, [caseId, MOST],
    ));
    return { entries };
  }
}
