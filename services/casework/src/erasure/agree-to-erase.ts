import { CaseErasedSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { ErasedCases } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { lockCase } from '../cases/lock-case';
import { noteInChange } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { resourceOf } from '../sight/sight-facts.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { agreed, WHO_AGREE, type Agreement } from './erasure.rules';

/** What came of it. */
export interface ErasureShown {
  caseId: string;
  erased: boolean;
  /** How many more must agree. */
  missing: number;
}

/** Somebody who answers for a case agrees that it is erased. With the second one it is, for good (ADR 0025). */
@Injectable()
export class AgreeToErase {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly erased: ErasedCases,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @param reference the case's code once more, so that nobody erases another one by a slip
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `erasure.other-case` for another code
   */
  async run(subject: Subject, which: string, reference: string): Promise<ErasureShown> {
    const { id, context } = await this.seeCase.run(subject, ['case.erase'], which);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      admitted(subject, 'case.erase', resourceOf(known), context);
      if (known.reference !== reference.toUpperCase()) throw new Refusal('unprocessable', 'erasure.other-case', 'This is the code of another case.');
      const [asked] = await tx.query<{ agreed: Agreement[] }[]>('SELECT agreed FROM erasures WHERE case_id = $1', [id]);
      const { by, enough } = agreed(asked?.agreed ?? [], subject.person, now);
      await tx.query(
        `INSERT INTO erasures (case_id, asked_by, asked_at, agreed, erased_at, because) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (case_id) DO UPDATE SET agreed = excluded.agreed, erased_at = excluded.erased_at, because = excluded.because`,
        [id, subject.person, now, JSON.stringify(by), enough ? now : null, enough ? 'AGREED' : null],
      );
      noteInChange(tx, subject, 'case.erase', id, 'CASE_WORK', now);
      if (!enough) {
        await tx.insert(TimelineEntity, { caseId: id, at: now, what: 'ERASURE_ASKED', actor: subject.person, detail: [] });
        return { caseId: id, erased: false, missing: WHO_AGREE - by.length };
      }
      const about = { subject: id, version: known.version, lane: laneOf(known.urgency), actor: subject.person };
      this.outbox.add(tx, CaseErasedSchema, about, { caseId: id, because: 'AGREED' });
      await this.erased.erase(tx, id);
      return { caseId: id, erased: true, missing: 0 };
    });
  }
}
