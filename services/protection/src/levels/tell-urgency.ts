import { UrgencyChangedSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';

/** What a person did to the level of a case. */
export interface UrgencyTold {
  status: 'RAISED' | 'ASKED' | 'LOWERED' | 'LAPSED';
  /** To which level; where it is only asked, or lapsed, to which it would be. */
  urgency: Urgency;
  before: Urgency;
  /** Nothing for a raise. */
  loweringId?: string;
  /** Directory ids of who did it: one, or two. */
  by: readonly string[];
  /** Directory ids of whom it is shown to. */
  desk: readonly string[];
}

/** Tells what people did to the level of a case: on the danger lane where it was there. */
@Injectable()
export class TellUrgency {
  constructor(private readonly outbox: Outbox) {}

  /** @param known the case, locked in `tx` */
  run(tx: EntityManager, known: CaseEntity, { status, urgency, before, loweringId = '', by, desk }: UrgencyTold): void {
    const actor = status === 'LAPSED' ? undefined : by.at(-1);
    this.outbox.add(
      tx, UrgencyChangedSchema,
      { subject: known.caseId, version: known.version, lane: status === 'RAISED' ? laneOf(urgency) : laneOf(before), ...(actor === undefined ? {} : { actor }) },
      {
        caseId: known.caseId, reference: known.reference ?? '', status, urgency, urgencyBefore: before, loweringId, personIds: [...by], deskPersonIds: [...desk],
      },
    );
  }
}
