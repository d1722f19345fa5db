import { randomUUID } from 'node:crypto';
import { ReferralOfferedSchema } from '@amparo/contracts';
import { laneOf, type Match } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NeedEntity } from './need.entity';
import { ReferralEntity } from './referral.entity';

/** Offers a need to organisations, the best first: each gets a referral of its own, and a teaser without any case. */
@Injectable()
export class OfferNeed {
  constructor(private readonly outbox: Outbox) {}

  async run(
    tx: EntityManager, { id: needId, caseId, measures, urgency }: NeedEntity, version: number,
    { to, ring, at }: { to: readonly Pick<Match, 'organisation' | 'conflictId' | 'because'>[]; ring: number; at: Date },
  ): Promise<{ referralId: string; organisation: string; rank: number; because: string[] }[]> {
    const offered = to.map(({ organisation, conflictId, because }, place) => ({ id: randomUUID(), organisation, organisationId: conflictId, because: [...because], rank: place + 1 }));
    await tx.insert(ReferralEntity, offered.map((one) => ({ ...one, needId, caseId, status: 'OFFERED' as const, ring, offeredAt: at })));
    for (const { id, organisationId } of offered) {
      this.outbox.add(tx, ReferralOfferedSchema, { subject: caseId, version, lane: laneOf(urgency) }, { caseId, needId, referralId: id, organisationId, measures, urgency, ring });
    }
    return offered.map(({ id, organisation, rank, because }) => ({ referralId: id, organisation, rank, because }));
  }
}
