import type { Subject } from '@amparo/domain';
import { findShown, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { CaseReaders } from './record.dto';

const MOST = 200;

/** Who read or did what here of a case (consents, packets, what endangers her, drafts), to whom is responsible for it, and to auditors (guide 4.5: Audit). S1. */
@Injectable()
export class ListReaders {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, caseId: string): Promise<CaseReaders> {
    const { keys } = await this.seeCase.run(subject, 'case.read-access', caseId);
    const entries = await this.sight.seenBy(keys, (tx) => findShown(tx, { caseId, limit: MOST }));
    return { entries: entries.map(({ at, person, action, purpose }) => ({ at, person, action, purpose })) };
  }
}
