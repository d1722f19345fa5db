import type { Subject } from '@amparo/domain';
import { findShown, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../reading/see-case';

/** Who did or read what of a case. */
export interface ReadersShown {
  caseId: string;
  /** Newest first: the last two hundred, and of exports that it was in the last fifty. */
  entries: { at: Date; person: string; action: string; purpose: string }[];
}

const MOST = 200;
/** Counted apart: whoever exports again and again must not push out what was read. */
const MOST_EXPORTS = 50;
const EXPORT = 'case.export';

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
    const entries = await this.sight.seenBy(sight, async (tx) => [
      ...(await findShown(tx, { caseId: id, except: EXPORT, limit: MOST })), ...(await findShown(tx, { caseId: id, action: EXPORT, limit: MOST_EXPORTS })),
    ].sort((a, b) => Number(BigInt(b.sequence) - BigInt(a.sequence))));
    return { caseId: id, entries: entries.map(({ at, person, action, purpose }) => ({ at, person, action, purpose })) };
  }
}
