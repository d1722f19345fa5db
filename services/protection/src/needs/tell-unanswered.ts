import { ReferralUnansweredSchema } from '@amparo/contracts';
import { alertModeOf, ladder, laneOf, type Directory } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { saveEscalated } from '../alerts/save-escalated';
import { concernedPeople } from '../hearers/concerned-people';
import type { CaseEntity } from '../routing/case.entity';
import { escalationRoutes } from '../routing/told-people.rules';
import { keepSight } from '../sight/keep-sight';
import type { NeedEntity } from './need.entity';

/** Nobody is left to ask: whoever asked, has the case or coordinates it is woken; global duty, where there is none of them. */
@Injectable()
export class TellUnanswered {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(tx: EntityManager, { caseId, version, reference, excluded, regions, coordinatorsWithheld }: CaseEntity, need: NeedEntity): Promise<void> {
    const concerned = await concernedPeople(tx, { caseId, excluded }, need.askedBy);
    const people = concerned.length > 0 ? concerned : await this.duty(tx, caseId, { regions, unmatchedCivilSociety: coordinatorsWithheld }, excluded);
    this.outbox.add(tx, ReferralUnansweredSchema, { subject: caseId, version, lane: laneOf(need.urgency) }, {
      caseId, reference: reference ?? '', needId: need.id, measures: need.measures, urgency: need.urgency, alertMode: alertModeOf(need.urgency),
      recipients: people.map((personId) => ({ personId, routes: ['ESCALATION'] })),
    });
  }

  /** Whoever is called sees the case from now on. */
  private async duty(tx: EntityManager, caseId: string, alerted: { regions: CaseEntity['regions']; unmatchedCivilSociety: boolean }, excluded: readonly string[]): Promise<string[]> {
    const directory = await this.directory.current();
    if (directory === undefined) return [];
    const { reached, people } = ladder(alerted, directory, 'GLOBAL_DUTY', excluded, this.clock.now());
    for (const person of people) await saveEscalated(tx, caseId, person, escalationRoutes(person, reached, alerted.regions, directory));
    await keepSight(tx, caseId);
    return people;
  }
}
