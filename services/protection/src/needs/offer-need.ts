import { randomUUID } from 'node:crypto';
import { ReferralOfferedSchema } from '@amparo/contracts';
import { alertModeOf, laneOf, type Match } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import type { CaseEntity } from '../routing/case.entity';
import { NeedEntity } from './need.entity';
import { ReferralEntity } from './referral.entity';

/** Offers a need to organisations, the best first: each gets a referral of its own, and a teaser without any case. */
@Injectable()
export class OfferNeed {
  constructor(
    private readonly outbox: Outbox,
    private readonly concerned: FindConcernedPeople,
    private readonly partnerPeople: FindPartnerPeople,
  ) {}

  async run(
    tx: EntityManager, { id: needId, caseId, measures, urgency }: NeedEntity, known: CaseEntity,
    { to, ring, at }: { to: readonly Pick<Match, 'organisation' | 'conflictId' | 'because'>[]; ring: number; at: Date },
  ): Promise<{ referralId: string; organisation: string; rank: number; because: string[] }[]> {
    const offered = to.map(({ organisation, conflictId, because }, place) => ({ id: randomUUID(), organisation, organisationId: conflictId, because: [...because], rank: place + 1 }));
    await tx.insert(ReferralEntity, offered.map((one) => ({ ...one, needId, caseId, status: 'OFFERED' as const, ring, offeredAt: at })));
    for (const { id, organisationId } of offered) {
      const deskPersonIds = await this.partnerPeople.servedByLink(organisationId) ? await this.concerned.run(tx, known) : [];
      this.outbox.add(tx, ReferralOfferedSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
        caseId, needId, referralId: id, organisationId, measures, urgency, ring, alertMode: alertModeOf(urgency), partnerPersonIds: await this.partnerPeople.run(organisationId, known),
        deskPersonIds, reference: deskPersonIds.length > 0 ? (known.reference ?? '') : '',
      });
    }
    return offered.map(({ id, organisation, rank, because }) => ({ referralId: id, organisation, rank, because }));
  }
}
