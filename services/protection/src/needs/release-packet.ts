import { consentOf, mayHand, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { auditInChange, Database, SealedFields, type CaseSeal } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindRefused } from '../consents/find-refused';
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
    private readonly refused: FindRefused,
    private readonly clock: Clock,
  ) {}

  /**
   * The same again, while it lies there, is one release: its answer was lost on its way.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; `referral.step` without a commit; 422 with the code of the first
   *   reason why there is no consent for it; `consent.names-who-refused`
   */
  async run(subject: Subject, caseId: string, referralId: string, chosen: readonly PacketFieldRequest[]): Promise<ReferralAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<ReferralAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'referral.release', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      const now = this.clock.now();
      const seal = await this.fields.ofCase(tx, caseId);
      const said = JSON.stringify(Object.fromEntries(chosen.map(({ field, says }) => [field, says])));
      if (referral.status === 'RELEASED' && said === (await saidIn(tx, seal, referralId))) return { referralId, status: 'RELEASED' };
      await this.moveReferral.run(tx, referral, known, { to: 'RELEASED', at: now, actor: subject.person, urgency: urgencyOf(known) });
      const names = chosen.map(({ field }) => field);
      const handing = await handingOf(tx, caseId, referral.organisationId, names);
      const standing = await findStanding(tx, caseId);
      refuseUnlessYes(mayHand(handing, standing, now));
      await this.refused.refuseIfNamed(tx, caseId, chosen.map(({ says }) => says));
      const consent = consentOf(handing, standing, now);
      if (consent === undefined) throw new Refusal('unprocessable', 'consent.absent', 'The person has not agreed to this.');
      await tx.query(
        'INSERT INTO packets (referral_id, case_id, consent_id, fields, sealed, released_by, released_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [referralId, caseId, consent.id, names, seal.seal(said, packetPlace(referralId)), subject.person, now],
      );
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.release', caseId, about: referralId, detail: [referral.organisation, ...names] });
      return { referralId, status: 'RELEASED' };
    });
    await reach('referral.after-commit', 'RELEASED');
    return answer;
  }
}

async function saidIn(tx: EntityManager, seal: CaseSeal, referralId: string): Promise<string | undefined> {
  const [packet] = await tx.query<{ sealed: Buffer }[]>('SELECT sealed FROM packets WHERE referral_id = $1', [referralId]);
  return packet === undefined ? undefined : seal.open(packet.sealed, packetPlace(referralId)).toString('utf8');
}
