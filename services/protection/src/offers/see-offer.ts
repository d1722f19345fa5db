import { can, shows, type PacketField, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { referralAbsent } from '../needs/get-referral';
import { openUntil, releasedFields } from '../needs/packet';
import { ReferralEntity } from '../needs/referral.entity';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { findCaseFacts } from '../sight/find-case-facts';

/** What is refused to be read of a packet. */
export const packetAbsent = () => new Refusal('absent', 'packet.absent', 'There is nothing to be read here.');

/** A referral of a partner's organisation, with its case locked: a withdrawal comes before or after, never in between. */
export interface SeenOffer {
  referral: ReferralEntity;
  known: CaseEntity;
  now: Date;
  /** Names of what was released; nothing where nothing was. */
  fields: readonly PacketField[] | undefined;
  /** Until when consent for all of it holds; nothing where it does not hold now. */
  until: Date | undefined;
}

/** Whether somebody of a partner may do something to a referral now. What is not her organisation's is refused as an id that nobody has. */
@Injectable()
export class SeeOffer {
  constructor(private readonly clock: Clock) {}

  /** @throws Refusal `referral.absent`, `access.second-factor`; `packet.absent` where nothing is open to be read */
  async run(tx: EntityManager, subject: Subject, action: 'offer.answer' | 'packet.read', referralId: string): Promise<SeenOffer> {
    const found = await tx.findOneBy(ReferralEntity, { id: referralId });
    if (found === null) throw referralAbsent();
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [found.caseId]);
    const [referral, facts] = [await tx.findOneBy(ReferralEntity, { id: referralId }), await findCaseFacts(tx, found.caseId)];
    if (referral === null || facts === undefined) throw referralAbsent();
    const now = this.clock.now();
    const fields = await releasedFields(tx, referralId);
    const until = fields === undefined ? undefined : await openUntil(tx, referral, fields, now);
    const resource = {
      kind: 'referral' as const, organisation: referral.organisation, released: shows(referral.status) === 'PACKET', consented: until !== undefined,
      conflicts: facts.conflicts, excluded: facts.excluded,
    };
    refuseUnless(can(subject, 'offer.answer', resource, { now }), referralAbsent());
    if (action === 'packet.read') refuseUnless(can(subject, action, resource, { now }), packetAbsent());
    return { referral, known: await lockCase(tx, referral.caseId), now, fields, until };
  }
}
