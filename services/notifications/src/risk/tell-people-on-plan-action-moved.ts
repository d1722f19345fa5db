import type { HeardEvent, PlanActionMoved } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ItemKind } from '../items/item-kinds.rules';
import { TellPeople } from '../items/tell-people';

/** Steps of which somebody hears. That it has ended is on the case's page. */
const KINDS: Readonly<Partial<Record<string, ItemKind>>> = { GIVEN: 'PLAN_GIVEN', DUE: 'PLAN_DUE', LATE: 'PLAN_LATE' };

/** Something is somebody's to do to protect a person, its day comes, or has passed: each is told once. */
@Injectable()
export class TellPeopleOnPlanActionMoved {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<PlanActionMoved>, tx: EntityManager): Promise<void> {
    const { caseId, reference, actionId, status, urgency, deskPersonIds: people } = data;
    const kind = KINDS[status];
    if (kind === undefined) return;
    await this.tellPeople.run(tx, { caseId, reference, kind, cause: `plan:${actionId}:${status}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
