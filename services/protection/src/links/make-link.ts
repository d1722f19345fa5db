import { randomUUID } from 'node:crypto';
import { isOver, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { getReferral } from '../needs/get-referral';
import { SeeCase } from '../sight/see-case';
import { codeHashOf, hashOf, makeCode, makeSecret } from './link-secret';
import { LinkEntity } from './link.entity';
import { linkExpires } from './link.rules';
import type { MadeLink, MakeLinkRequest } from './links.dto';
import { SeeLink } from './see-link';

/**
 * A link for an organisation none of whose people has an account. Only by whoever may give it what the person agreed to: who makes a link
 * could open it. It takes the place of those that were made before.
 */
@Injectable()
export class MakeLink {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly seeLink: SeeLink,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; `referral.step` where it is over and nothing is to be deleted;
   *   `link.accounts` where the organisation is not reached by links, `link.same-way` where both would go the same way
   */
  async run(subject: Subject, caseId: string, referralId: string, { linkBy, codeBy }: MakeLinkRequest): Promise<MadeLink> {
    return this.database.transaction(async (tx) => {
      await this.seeCase.locked(tx, subject, 'referral.release', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      if (linkBy === codeBy) throw new Refusal('unprocessable', 'link.same-way', 'Link and code go two different ways.');
      if (!(await this.seeLink.isReachedSo(referral.organisation))) throw new Refusal('unprocessable', 'link.accounts', 'This organisation is not reached by links.');
      const waitsForDeletion = referral.deletionAskedAt !== null && referral.deletedAt === null;
      if (isOver(referral.status) && !waitsForDeletion) throw new Refusal('conflict', 'referral.step', 'It does not stand where that can be done.');
      const now = this.clock.now();
      await tx.query(`UPDATE offer_links SET ended_at = $2, ended_because = 'REPLACED' WHERE referral_id = $1 AND ended_at IS NULL`, [referralId, now]);
      const [secret, code, linkId] = [makeSecret(), makeCode(), randomUUID()];
      const expiresAt = linkExpires(now);
      await tx.insert(LinkEntity, {
        id: linkId, referralId, caseId, hash: hashOf(secret), codeHash: codeHashOf(secret, code), linkBy, codeBy, madeBy: subject.person, madeAt: now, expiresAt, tries: 0,
      });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.release', caseId, about: referralId, purpose: 'LINK_MADE', detail: [linkId, linkBy, codeBy] });
      return { linkId, secret, code, expiresAt };
    });
  }
}
