import { randomUUID } from 'node:crypto';
import { can, isOver, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { getReferral, referralAbsent } from '../needs/get-referral';
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
  async run(subject: Subject, caseId: string, referralId: string, how: MakeLinkRequest): Promise<MadeLink> {
    return this.database.transaction(async (tx) => {
      await this.seeCase.locked(tx, subject, 'referral.release', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      await this.refuseUnlessReached(referral.organisation, how);
      const waitsForDeletion = referral.deletionAskedAt !== null && referral.deletedAt === null;
      if (isOver(referral.status) && !waitsForDeletion) throw new Refusal('conflict', 'referral.step', 'It does not stand where that can be done.');
      const made = await this.made(tx, subject, { referralId, caseId, how });
      auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'referral.release', caseId, about: referralId, purpose: 'LINK_MADE', detail: [made.linkId, how.linkBy, how.codeBy] });
      return made;
    });
  }

  /** Of an erased case: by it can be said that all was deleted, and nothing be read. @throws Refusal `access.forbidden`, `access.second-factor`; `referral.absent` where nothing of an erased case is to be deleted, or it is of her own organisation; `link.accounts`, `link.same-way` */
  async ofErased(subject: Subject, referralId: string, how: MakeLinkRequest): Promise<MadeLink> {
    refuseUnless(can(subject, 'deletion.hear', { kind: 'system' }, { now: this.clock.now() }), referralAbsent());
    return this.database.transaction(async (tx) => {
      const [asked] = await tx.query<{ organisation: string }[]>(
        'SELECT organisation FROM deletion_requests WHERE referral_id = $1 AND deleted_at IS NULL AND NOT organisation_id = ANY($2) FOR UPDATE', [referralId, subject.conflicts],
      );
      if (asked === undefined) throw referralAbsent();
      await this.refuseUnlessReached(asked.organisation, how);
      const made = await this.made(tx, subject, { referralId, caseId: null, how });
      auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'deletion.hear', about: referralId, purpose: 'LINK_MADE', detail: [made.linkId, how.linkBy, how.codeBy] });
      return made;
    });
  }

  private async refuseUnlessReached(organisation: string, { linkBy, codeBy }: MakeLinkRequest): Promise<void> {
    if (linkBy === codeBy) throw new Refusal('unprocessable', 'link.same-way', 'Link and code go two different ways.');
    if (!(await this.seeLink.isReachedSo(organisation))) throw new Refusal('unprocessable', 'link.accounts', 'This organisation is not reached by links.');
  }

  private async made(tx: EntityManager, { person }: Subject, { referralId, caseId, how: { linkBy, codeBy } }: { referralId: string; caseId: string | null; how: MakeLinkRequest }): Promise<MadeLink> {
    const now = this.clock.now();
    await tx.query(`UPDATE offer_links SET ended_at = $2, ended_because = 'REPLACED' WHERE referral_id = $1 AND ended_at IS NULL`, [referralId, now]);
    const [secret, code, linkId, expiresAt] = [makeSecret(), makeCode(), randomUUID(), linkExpires(now)];
    await tx.insert(LinkEntity, { id: linkId, referralId, caseId, hash: hashOf(secret), codeHash: codeHashOf(secret, code), linkBy, codeBy, madeBy: person, madeAt: now, expiresAt, tries: 0 });
    return { linkId, secret, code, expiresAt };
  }
}
