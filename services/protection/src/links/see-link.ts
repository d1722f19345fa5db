import { isCompromised, type Directory, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReferralEntity } from '../needs/referral.entity';
import { hashOf, readVisit, type Visit } from './link-secret';
import { LinkEntity } from './link.entity';
import { isOpen } from './link.rules';

/** What every link is refused with that opens nothing: unknown, used, over its time, ended, or of an organisation that is closed. */
export const linkAbsent = () => new Refusal('absent', 'link.absent', 'This link opens nothing.');

/** A link that is open in a browser, locked, with whom that browser is to the rules. */
export interface SeenLink {
  link: LinkEntity;
  visit: Visit;
  referral: ReferralEntity;
  /** Somebody of the organisation, by no name; with two factors once the code was said, so that the rules say no to nearly all before. */
  subject: Subject;
  now: Date;
}

/** Whether a browser may use a link now. */
@Injectable()
export class SeeLink {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `link.absent` */
  async run(tx: EntityManager, text: string): Promise<SeenLink> {
    const visit = readVisit(text);
    if (visit === undefined) throw linkAbsent();
    const found = await this.locked(tx, { visitHash: hashOf(visit.own), hash: hashOf(visit.link) });
    const now = this.clock.now();
    if (found === undefined || !isOpen(found.link, now)) throw linkAbsent();
    const { link, referral } = found;
    if (link.seenAt === null) await tx.update(LinkEntity, { id: link.id }, { seenAt: now });
    const subject: Subject = {
      person: `link-${link.id}`, session: link.id, organisation: referral.organisation, roles: [{ role: 'PROTECTION_PARTNER' }], conflicts: [referral.organisationId],
      factors: link.verifiedAt === null ? 1 : 2, language: 'en',
    };
    return { link, visit, referral, subject, now };
  }

  /** A link by what is kept of it, with its case locked before it, as everybody locks; where its organisation is still reached so. */
  async locked(tx: EntityManager, where: { hash: Buffer; visitHash?: Buffer }): Promise<{ link: LinkEntity; referral: ReferralEntity } | undefined> {
    const found = await tx.findOneBy(LinkEntity, where);
    if (found === null) return undefined;
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [found.caseId]);
    const [link, referral] = [await tx.findOneBy(LinkEntity, { id: found.id }), await tx.findOneBy(ReferralEntity, { id: found.referralId })];
    if (link === null || referral === null || !(await this.isReachedSo(referral.organisation))) return undefined;
    return { link, referral };
  }

  /** @returns whether the directory says that an organisation has no accounts, and nothing against it */
  async isReachedSo(organisation: string): Promise<boolean> {
    const found = (await this.directory.current())?.organisations?.find(({ id }) => id === organisation);
    return found !== undefined && found.servedByLink === true && !isCompromised(found);
  }
}
