import { ReferralUnansweredSchema } from '@amparo/contracts';
import { alertModeOf, laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CallDuty } from '../hearers/call-duty';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import type { CaseEntity } from '../routing/case.entity';
import type { NeedEntity } from './need.entity';

/** Nobody is left to ask: whoever asked, has the case or coordinates it is woken; global duty, where there is none of them. */
@Injectable()
export class TellUnanswered {
  constructor(
    private readonly concerned: FindConcernedPeople,
    private readonly callDuty: CallDuty,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: EntityManager, known: CaseEntity, need: NeedEntity): Promise<void> {
    const { caseId, version, reference } = known;
    const concerned = await this.concerned.run(tx, known, need.askedBy);
    const people = concerned.length > 0 ? concerned : await this.callDuty.run(tx, known);
    this.outbox.add(tx, ReferralUnansweredSchema, { subject: caseId, version, lane: laneOf(need.urgency) }, {
      caseId, reference: reference ?? '', needId: need.id, measures: need.measures, urgency: need.urgency, alertMode: alertModeOf(need.urgency),
      recipients: people.map((personId) => ({ personId, routes: ['ESCALATION'] })),
    });
  }
}
