import type { Subject } from '@amparo/domain';
import { findReaders, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { CaseReaders } from './record.dto';

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
    return { entries: await this.sight.seenBy(keys, (tx) => findReaders(tx, caseId)) };
  }
}
