import { randomUUID } from 'node:crypto';
import { mayShare, needStands, type DeclinedBecause, type Progress, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConsentEntity } from '../consents/consent.entity';
import { findStanding } from '../consents/find-standing';
import { MoveReferral } from '../needs/move-referral';
import type { ReferralAnswer } from '../needs/needs.dto';
import { ReferralEntity } from '../needs/referral.entity';
import { urgencyOf } from '../routing/level.rules';
import { SeeOffer, type SeenOffer } from './see-offer';

/** What an organisation says to what it was asked: it would help, it cannot, or how far its help has come. Said again, it is said once. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly database: Database,
    private readonly seeOffer: SeeOffer,
    private readonly moveReferral: MoveReferral,
  ) {}

  /**
   * It would help. Without a consent for this organisation that is where it stops: somebody has to ask her.
   *
   * @throws Refusal `referral.absent`; `referral.step` where it was not just offered
   */
  async commit(subject: Subject, referralId: string): Promise<ReferralAnswer> {
    return this.answered(subject, referralId, 'COMMITTED', async (tx, seen) => {
      const { referral, known, now } = seen;
      const asked = { purpose: 'CP-REFER', recipient: referral.organisationId, classes: ['S1'] } as const;
      if (mayShare(asked, await findStanding(tx, referral.caseId), now).yes) return 'COMMITTED';
      await askHer(tx, seen, subject.person);
      await this.moveReferral.run(tx, { ...referral, status: 'COMMITTED' }, known, { to: 'BLOCKED_CONSENT', at: now, urgency: urgencyOf(known) });
      return 'BLOCKED_CONSENT';
    });
  }

  /** It cannot help. Where nobody else is left to answer, the need is cast wider at once. @throws as `commit` */
  async decline(subject: Subject, referralId: string, because: DeclinedBecause): Promise<ReferralAnswer> {
    return this.answered(subject, referralId, 'DECLINED', async (tx, { referral: { needId } }) => {
      const others = await tx.findBy(ReferralEntity, { needId });
      if (needStands(others.map(({ status }) => status)) === 'NOBODY') await tx.query(`UPDATE needs SET answer_by = least(answer_by, now()), state = 'OPEN' WHERE id = $1 AND state <> 'UNANSWERED' AND over_at IS NULL`, [needId]);
      return 'DECLINED';
    }, because);
  }

  /** How far its help has come, while consent holds. @throws as `commit`; `packet.absent` where it holds no longer */
  async progress(subject: Subject, referralId: string, status: Progress): Promise<ReferralAnswer> {
    return this.answered(subject, referralId, status, async (_tx, { until }) => {
      if (until === undefined) throw new Refusal('absent', 'packet.absent', 'There is nothing to be read here.');
      return status;
    });
  }

  private async answered(
    subject: Subject, referralId: string, to: 'COMMITTED' | 'DECLINED' | Progress, then: (tx: EntityManager, seen: SeenOffer) => Promise<ReferralAnswer['status']>,
    declinedBecause: DeclinedBecause | null = null,
  ): Promise<ReferralAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<ReferralAnswer> => {
      const seen = await this.seeOffer.run(tx, subject, 'offer.answer', referralId);
      const { referral, known, now } = seen;
      if (saidAlready(referral, to, declinedBecause)) return { referralId, status: referral.status };
      await this.moveReferral.run(tx, referral, known, { to, at: now, actor: subject.person, answers: true, declinedBecause, urgency: urgencyOf(known) });
      const status = await then(tx, seen);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'offer.answer', caseId: referral.caseId, about: referralId, purpose: to });
      return { referralId, status };
    });
    await reach('referral.after-commit', to);
    return answer;
  }
}

/** The answer was lost on its way, or a button was pressed twice. */
function saidAlready({ status, declinedBecause }: ReferralEntity, to: ReferralAnswer['status'], because: DeclinedBecause | null): boolean {
  if (to === 'COMMITTED') return status === 'COMMITTED' || status === 'BLOCKED_CONSENT';
  return status === to && declinedBecause === because;
}

/** Somebody is to ask her about this one partner, unless that is asked already. */
async function askHer(tx: EntityManager, { referral: { caseId, organisation, organisationId }, now }: SeenOffer, person: string): Promise<void> {
  const waiting = await tx.findOneBy(ConsentEntity, { caseId, state: 'PENDING', purpose: 'CP-REFER', recipient: organisation });
  if (waiting !== null && waiting.answeredBy === null) return;
  await tx.insert(ConsentEntity, {
    id: randomUUID(), caseId, state: 'PENDING', purpose: 'CP-REFER', recipient: organisation, recipientId: organisationId, classes: [], explained: [], recordedBy: person, recordedAt: now,
  });
}
