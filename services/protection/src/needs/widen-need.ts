import { answerUntil, needStands, nextRing, type Ring } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { databaseNow } from '../db/database-now';
import type { CaseEntity } from '../routing/case.entity';
import { MatchNeed } from './match-need';
import { MoveReferral } from './move-referral';
import type { NeedEntity } from './need.entity';
import { OfferNeed } from './offer-need';
import { referralsOf } from './referrals-of';
import { TellUnanswered } from './tell-unanswered';

const COLUMNS = `
  r.id, r.case_id AS "caseId", r.measures, r.regions, r.language, r.urgency, r.direct, r.state, r.ring, r.answer_by AS "answerBy", r.asked_by AS "askedBy", r.asked_at AS "askedAt"`;

const saveStep = inOneStatement((tx, needs: readonly Pick<NeedEntity, 'id' | 'state' | 'ring' | 'answerBy'>[]) => tx.query(
  `UPDATE needs n SET state = s.state, ring = s.ring, answer_by = s.answer_by FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::timestamptz[]) AS s (id, state, ring, answer_by) WHERE n.id = s.id`,
  [needs.map(({ id }) => id), needs.map(({ state }) => state), needs.map(({ ring }) => ring), needs.map(({ answerBy }) => answerBy)],
));

/**
 * The clock of needs: who has not answered in time is asked no more, and where nobody would help the need is cast wider, until nobody is
 * left to ask and a person is woken.
 */
@Injectable()
export class WidenNeed extends ClockLoop<NeedEntity> {
  constructor(
    parts: ClockParts,
    private readonly matchNeed: MatchNeed,
    private readonly offerNeed: OfferNeed,
    private readonly moveReferral: MoveReferral,
    private readonly tellUnanswered: TellUnanswered,
  ) {
    super('needs.widen', { from: 'needs r', columns: COLUMNS, due: `r.state = 'OPEN' AND r.answer_by <= now()`, order: 'r.answer_by' }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, need: NeedEntity): Promise<boolean> {
    const now = await databaseNow(tx);
    const referrals = (await referralsOf(tx, known.caseId)).filter(({ needId }) => needId === need.id);
    const stands = needStands(referrals.map(({ status }) => status));
    // The others were asked for the same, and one is enough to go on with: they are asked no more.
    for (const silent of referrals.filter(({ status }) => status === 'OFFERED')) {
      await this.moveReferral.run(tx, silent, known, { to: 'EXPIRED', at: now, urgency: need.urgency });
    }
    if (stands === 'HELPED') {
      await saveStep(tx, { ...need, state: 'HELPED' });
      return true;
    }
    const asked = new Set(referrals.map(({ organisation }) => organisation));
    const wider = need.direct ? undefined : nextRing(await this.matchNeed.run(tx, need, known.facts?.conflicts ?? []), need.ring as Ring | 0, asked);
    if (wider === undefined) {
      await saveStep(tx, { ...need, state: 'UNANSWERED' });
      await this.tellUnanswered.run(tx, known, need);
      return true;
    }
    await saveStep(tx, { ...need, ring: wider.ring, answerBy: answerUntil(need.urgency, now) });
    await this.offerNeed.run(tx, need, known, { to: wider.matches, ring: wider.ring, at: now });
    return true;
  }
}
