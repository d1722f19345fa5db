import { isCompromised, type Directory, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashOf, readVisit, type Visit } from './link-secret';
import { LinkEntity } from './link.entity';
import { isOpen, whyNotOpen, type LinkOver } from './link.rules';

/** What a link is refused with of which nothing is said: never made, of an organisation that is closed, or of nothing that is left. */
export const linkAbsent = () => new Refusal('absent', 'link.absent', 'This link opens nothing.');

const OVER: Readonly<Record<LinkOver, string>> = {
  used: 'This link was opened before.', late: 'This link is over its time.', 'taken-back': 'This link was taken back.', tried: 'This link was ended by wrong codes.', left: 'This link was closed.',
};

/** What it is refused with where its holder is told why. */
export const linkOver = (why: LinkOver | undefined) => (why === undefined ? linkAbsent() : new Refusal('absent', `link.${why}`, OVER[why]));

/** A link, and of which organisation it is. */
export interface FoundLink {
  link: LinkEntity;
  organisation: string;
  /** The opaque one. */
  organisationId: string;
}

/** A link that is open in a browser, locked, with whom that browser is to the rules. */
export interface SeenLink extends FoundLink {
  visit: Visit;
  /** Somebody of the organisation, by no name; with two factors once the code was said, so that the rules say no to nearly all before. */
  subject: Subject;
  now: Date;
}

/** Whose it is: as long as its case is there of the referral, after that of what is left to be deleted. */
const OF = `
  SELECT organisation, organisation_id AS "organisationId" FROM referrals WHERE id = $1
  UNION ALL SELECT organisation, organisation_id FROM deletion_requests WHERE referral_id = $1 LIMIT 1`;

/** Whether a browser may use a link now. */
@Injectable()
export class SeeLink {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `link.absent`; where the browser holds the whole of it `link.used`, `link.late`, `link.taken-back`, `link.tried`, `link.left` */
  async run(tx: EntityManager, text: string): Promise<SeenLink> {
    const visit = readVisit(text);
    if (visit === undefined) throw linkAbsent();
    const found = await this.locked(tx, hashOf(visit.link));
    if (found === undefined) throw linkAbsent();
    const { link, organisation, organisationId } = found;
    const now = this.clock.now();
    // Opened again in another browser before this one was shown anything.
    if (link.visitHash?.equals(hashOf(visit.own)) !== true) throw linkOver(link.endedBecause === null ? 'used' : whyNotOpen(link));
    if (!isOpen(link, now)) throw linkOver(whyNotOpen(link));
    if (link.seenAt === null) await tx.update(LinkEntity, { id: link.id }, { seenAt: now });
    const subject: Subject = {
      person: `link-${link.id}`, session: link.id, organisation, roles: [{ role: 'PROTECTION_PARTNER' }], conflicts: [organisationId],
      factors: link.verifiedAt === null ? 1 : 2, language: 'en',
    };
    return { ...found, visit, subject, now };
  }

  /** A link by what is kept of it, with its case locked before it, as everybody locks, or it itself where that is gone; where its organisation is still reached so. */
  async locked(tx: EntityManager, hash: Buffer): Promise<FoundLink | undefined> {
    const found = await tx.findOneBy(LinkEntity, { hash });
    if (found === null) return undefined;
    const { id, caseId } = found;
    const kept = caseId === null ? [] : await tx.query<unknown[]>('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    if (kept.length === 0) await tx.query('SELECT 1 FROM offer_links WHERE id = $1 FOR UPDATE', [id]);
    const [link, [of]] = [await tx.findOneBy(LinkEntity, { id }), await tx.query<Omit<FoundLink, 'link'>[]>(OF, [found.referralId])];
    if (link === null || of === undefined || !(await this.isReachedSo(of.organisation))) return undefined;
    return { link, ...of };
  }

  /** @returns whether the directory says that an organisation has no accounts, and nothing against it */
  async isReachedSo(organisation: string): Promise<boolean> {
    const found = (await this.directory.current())?.organisations?.find(({ id }) => id === organisation);
    return found !== undefined && found.servedByLink === true && !isCompromised(found);
  }
}
