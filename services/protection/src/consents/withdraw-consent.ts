import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { StopSharing } from '../sharing/stop-sharing';
import { SeeCase } from '../sight/see-case';
import { ConsentEntity } from './consent.entity';
import type { WithdrawnConsent } from './consents.dto';

/** Somebody takes a consent back, in whatever way: sharing for it stops at once, also before it is sure who she is (guide 4.4, rule 6). */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly stopSharing: StopSharing,
    private readonly clock: Clock,
  ) {}

  /**
   * Done again it changes nothing.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `consent.absent`; `consent.not-given` where nobody agreed to anything
   */
  async run(subject: Subject, caseId: string, consentId: string): Promise<WithdrawnConsent> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'consent.withdraw', caseId);
      const consent = await tx.findOneBy(ConsentEntity, { id: consentId, caseId });
      if (consent === null) throw new Refusal('absent', 'consent.absent', 'There is no such consent.');
      if (consent.state !== 'GIVEN' && consent.state !== 'OVERRIDE') throw new Refusal('conflict', 'consent.not-given', 'Nobody has agreed to this.');
      if (consent.withdrawnAt !== null) return { consentId, withdrawnAt: consent.withdrawnAt };
      const now = this.clock.now();
      // Over or replaced, it is taken back all the same: and with it whatever took its place.
      await this.stopSharing.run(tx, known, { purpose: consent.purpose, recipient: consent.recipientId, since: now });
      await tx.update(ConsentEntity, { id: consentId }, { withdrawnAt: now });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.withdraw', caseId, about: consentId });
      return { consentId, withdrawnAt: now };
    });
  }
}
