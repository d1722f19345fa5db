import { PlanActionMovedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import type { Outbox } from '@amparo/messaging';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';

/** How a planned action goes on. */
export interface PlanStep {
  actionId: string;
  /** `LATE`: its day has passed, and it is open. */
  status: 'GIVEN' | 'DUE' | 'LATE' | 'DONE' | 'NOT_DONE';
  /** Directory ids of those who hear of it. */
  people: readonly string[];
  /** Directory id of who did it; nothing: a clock. */
  actor?: string;
}

/** Tells how a planned action goes on, and nothing of what it is. The case is locked. */
export function tellPlanStep(outbox: Outbox, tx: EntityManager, known: CaseEntity, { actionId, status, people, actor }: PlanStep): void {
  const { caseId, reference, version } = known;
  const urgency = urgencyOf(known);
  outbox.add(tx, PlanActionMovedSchema, { subject: caseId, version, lane: laneOf(urgency), ...(actor === undefined ? {} : { actor }) }, {
    caseId, reference: reference ?? '', actionId, status, urgency, deskPersonIds: [...people],
  });
}
