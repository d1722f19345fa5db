import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { LinkEntity } from './link.entity';

/** Somebody takes a link back: whoever has it open sees nothing more. */
@Injectable()
export class RevokeLink {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly clock: Clock,
  ) {}

  /** Done again it changes nothing. @throws Refusal `case.absent`, `access.forbidden`, `link.absent` */
  async run(subject: Subject, { caseId, referralId, linkId }: { caseId: string; referralId: string; linkId: string }): Promise<{ linkId: string; endedAt: Date }> {
    return this.database.transaction(async (tx) => {
      await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      const link = await tx.findOneBy(LinkEntity, { id: linkId, referralId, caseId });
      if (link === null) throw new Refusal('absent', 'link.absent', 'There is no such link.');
      if (link.endedAt !== null) return { linkId, endedAt: link.endedAt };
      const now = this.clock.now();
      await tx.update(LinkEntity, { id: linkId }, { endedAt: now, endedBecause: 'REVOKED' });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.offer', caseId, about: referralId, purpose: 'LINK_REVOKED', detail: [linkId] });
      return { linkId, endedAt: now };
    });
  }
}
