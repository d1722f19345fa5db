import type { Subject } from '@amparo/domain';
import { findReaders, SightDatabase, type ReaderShown } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../reading/see-case';

/** Who did or read what of a case. */
export interface ReadersShown {
  caseId: string;
  /** Newest first, the last two hundred. */
  entries: ReaderShown[];
}

/** Who looked at a case, to whom is responsible for it, and to auditors (guide 4.5: Audit). S1. */
@Injectable()
export class ListReaders {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, which: string): Promise<ReadersShown> {
    const { id, sight } = await this.seeCase.run(subject, ['case.read-access'], which);
    return { caseId: id, entries: await this.sight.seenBy(sight, (tx) => findReaders(tx, id)) };
  }
}
