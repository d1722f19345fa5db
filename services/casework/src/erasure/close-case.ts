import { CaseClosedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { getCaseId } from '../cases/get-case-id';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import type { SightFacts } from '../sight/sight-facts.rules';
import { closeTask } from '../tasks/open-task';
import { REVIEW_ERASURE } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import type { ClosedAs } from './erasure.rules';

/** What a case is closed as, and by whom. */
export interface CloseCaseInput {
  /** The case's id or reference. */
  which: string;
  as: ClosedAs;
  /** Directory id of the person. */
  actor: string;
  /** Asks once more under the case's lock, and throws where the answer has changed meanwhile. */
  stillMay?: (known: SightFacts) => void;
}

/** Since when it is closed. */
export interface CaseClosed {
  caseId: string;
  closedAt: Date;
}

/**
 * A case is over: from now on its time of keeping runs (guide 4.5), and the others are told. Closed once more, as something else, it runs
 * anew; as the same too, once it was over and people were asked: that is how they keep a case, until they are asked again.
 */
@Injectable()
export class CloseCase {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Refusal `case.absent`; what `stillMay` throws */
  async run({ which, as, actor, stillMay }: CloseCaseInput): Promise<CaseClosed> {
    const id = await getCaseId(this.database, which);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      stillMay?.(known);
      if (known.closedAs === as && known.closedAt !== null && known.retentionSeenAt === null) return { caseId: id, closedAt: known.closedAt };
      await changeCase(tx, known, { status: 'CLOSED', closedAs: as, closedAt: now, retentionSeenAt: null });
      if (known.retentionSeenAt !== null && !(await reporterAsked(tx, id))) await closeTask(tx, { caseId: id, code: REVIEW_ERASURE, at: now });
      await tx.insert(TimelineEntity, { caseId: id, at: now, what: 'CASE_CLOSED', actor, detail: [as] });
      // Also of one that was closed before: what began meanwhile ends with it.
      this.outbox.add(tx, CaseClosedSchema, { subject: id, version: known.version, lane: laneOf(known.urgency) }, { caseId: id });
      return { caseId: id, closedAt: now };
    });
  }
}

/** Whether the reporter wants the case erased: that is not answered by keeping it. */
async function reporterAsked(tx: EntityManager, caseId: string): Promise<boolean> {
  return (await tx.query<unknown[]>('SELECT 1 FROM erasures WHERE case_id = $1 AND asked_by IS NULL', [caseId])).length > 0;
}
