import { consentOf, mayHand, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { findStanding } from '../consents/find-standing';
import { refuseUnlessYes } from '../consents/refuse-unless-yes';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { getReferral } from './get-referral';
import { MoveReferral } from './move-referral';
import type { PacketFieldRequest, ReferralAnswer } from './needs.dto';
import { handingOf, packetPlace } from './packet';

/** The handler gives one partner, who would help, what was agreed to: once, and nobody can change it. */
@Injectable()
export class ReleasePacket {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly moveReferral: MoveReferral,
    private readonly fields: SealedFields,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; `referral.step` without a commit; 422 with the code of the first
   *   reason why there is no consent for it
   */
  async run(subject: Subject, caseId: string, referralId: string, chosen: readonly PacketFieldRequest[]): Promise<ReferralAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.release', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      const now = this.clock.now();
      await this.moveReferral.run(tx, referral, known, { to: 'RELEASED', at: now, actor: subject.person, urgency: urgencyOf(known) });
      const names = chosen.map(({ field }) => field);
      const handing = await handingOf(tx, caseId, referral.organisationId, names);
      const standing = await findStanding(tx, caseId);
      refuseUnlessYes(mayHand(handing, standing, now));
      const consent = consentOf(handing, standing, now);
      if (consent === undefined) throw new Refusal('unprocessable', 'consent.absent', 'The person has not agreed to this.');
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(JSON.stringify(Object.fromEntries(chosen.map(({ field, says }) => [field, says]))), packetPlace(referralId));
      await tx.query(
        'INSERT INTO packets (referral_id, case_id, consent_id, fields, sealed, released_by, released_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [referralId, caseId, consent.id, names, sealed, subject.person, now],
      );
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.release', caseId, about: referralId, detail: [referral.organisation, ...names] });
      return { referralId, status: 'RELEASED' };
    });
  }
}
