import { can, shows, type PacketField, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { referralAbsent } from '../needs/get-referral';
import { openUntil, packetAbsent, releasedFields } from '../needs/packet';
import { ReferralEntity } from '../needs/referral.entity';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { findCaseFacts } from '../sight/find-case-facts';

/** A referral of a partner's organisation, with its case locked: a withdrawal comes before or after, never in between. */
export interface SeenOffer {
  referral: ReferralEntity;
  now: Date;
  /** Names of what was released; nothing where nothing was. */
  fields: readonly PacketField[] | undefined;
  /** Until when consent for all of it holds; nothing where it does not hold now. */
  until: Date | undefined;
}

/** The same, to change something: its case is at its next version. */
export interface SeenOfferToChange extends SeenOffer {
  known: CaseEntity;
}

/** Whether somebody of a partner may do something to a referral now. What is not her organisation's is refused as an id that nobody has. */
@Injectable()
export class SeeOffer {
  constructor(private readonly clock: Clock) {}

  /** @throws Refusal `referral.absent`, `access.second-factor`; `packet.absent` where nothing is open to be read */
  async run(tx: EntityManager, subject: Subject, action: 'offer.answer' | 'packet.read', referralId: string): Promise<SeenOfferToChange> {
    const seen = await this.toRead(tx, subject, action, referralId);
    return { ...seen, known: await lockCase(tx, seen.referral.caseId) };
  }

  /** To read what changes nothing of the case. @throws as `run` */
  async toRead(tx: EntityManager, subject: Subject, action: 'offer.answer' | 'packet.read', referralId: string): Promise<SeenOffer> {
    const found = await tx.findOneBy(ReferralEntity, { id: referralId });
    if (found === null) throw referralAbsent();
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [found.caseId]);
    const [referral, facts] = [await tx.findOneBy(ReferralEntity, { id: referralId }), await findCaseFacts(tx, found.caseId)];
    if (referral === null || facts === undefined) throw referralAbsent();
    const now = this.clock.now();
    const fields = await releasedFields(tx, referral);
    const until = fields === undefined ? undefined : await openUntil(tx, referral, fields, now);
    const resource = {
      kind: 'referral' as const, organisation: referral.organisation, released: shows(referral.status) === 'PACKET', consented: until !== undefined,
      conflicts: facts.conflicts, excluded: facts.excluded,
    };
    refuseUnless(can(subject, 'offer.answer', resource, { now }), referralAbsent());
    if (action === 'packet.read') refuseUnless(can(subject, action, resource, { now }), packetAbsent());
    return { referral, now, fields, until };
  }
}
