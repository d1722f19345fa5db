import { randomUUID } from 'node:crypto';
import { ReferralOfferedSchema } from '@amparo/contracts';
import { alertModeOf, laneOf, type Match } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import type { CaseEntity } from '../routing/case.entity';
import type { NeedEntity } from './need.entity';

const saveOffered = inOneStatement<readonly object[]>((tx, offered) => tx.query(
  `INSERT INTO referrals (id, need_id, case_id, organisation, organisation_id, status, ring, rank, because, offered_at)
   SELECT o.id, o.need_id, o.case_id, o.organisation, o.organisation_id, 'OFFERED', o.ring, o.rank, o.because, o.offered_at
   FROM jsonb_to_recordset($1::jsonb) AS o(id uuid, need_id uuid, case_id uuid, organisation text, organisation_id text, ring integer, rank integer, because text[], offered_at timestamptz)`,
  [JSON.stringify(offered.flat())],
));

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
    await saveOffered(tx, offered.map(({ organisationId, ...one }) => ({ ...one, organisation_id: organisationId, need_id: needId, case_id: caseId, ring, offered_at: at })));
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
