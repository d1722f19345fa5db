import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AnswerOffer } from '../offers/answer-offer';
import { ConfirmDeletion } from '../offers/confirm-deletion';
import type { VisitLog, VisitPacket } from '../links/links.dto';
import type { DeletionShown } from '../offers/offers.dto';
import { ReadPacket } from '../offers/read-packet';
import type { DeclinedBecause, Progress } from '@amparo/domain';
import type { ReferralAnswer } from '../needs/needs.dto';
import { LinkEntity } from '../links/link.entity';
import { SeeLink } from '../links/see-link';
import { PartnerLog } from '../referral-log/partner-log';
import type { WriteLineRequest } from '../referral-log/referral-log.dto';

/**
 * What somebody does by a link once she has said the code: the same as somebody with an account, by the same rules, about its one referral.
 * There is no other way to a packet.
 */
@Injectable()
export class UseVisit {
  constructor(
    private readonly database: Database,
    private readonly seeLink: SeeLink,
    private readonly answerOffer: AnswerOffer,
    private readonly readPacket: ReadPacket,
    private readonly confirmDeletion: ConfirmDeletion,
    private readonly partnerLog: PartnerLog,
  ) {}

  /** @throws Refusal as `SeeLink.run`; `link.unverified`, and as `AnswerOffer.commit` */
  async commit(visit: string): Promise<ReferralAnswer> {
    const { subject, referralId } = await this.verified(visit);
    return this.answerOffer.commit(subject, referralId);
  }

  /** @throws as `commit` */
  async decline(visit: string, because: DeclinedBecause): Promise<ReferralAnswer> {
    const { subject, referralId } = await this.verified(visit);
    return this.answerOffer.decline(subject, referralId, because);
  }

  /** @throws as `commit`; `packet.absent` */
  async progress(visit: string, status: Progress): Promise<ReferralAnswer> {
    const { subject, referralId } = await this.verified(visit);
    return this.answerOffer.progress(subject, referralId, status);
  }

  /** Each is written down before it is answered, the page's own fetching anew too. @throws as `commit`; `packet.absent` */
  async packet(visit: string): Promise<VisitPacket> {
    const { subject, referralId, until } = await this.verified(visit);
    const packet = await this.readPacket.run(subject, referralId);
    return { ...packet, until: packet.until < until ? packet.until : until, readBy: subject.person };
  }

  /** What was done, and what both sides wrote: of the desk's only while consent to the story holds. Noted as a packet's reading is. @throws as `commit` */
  async log(visit: string): Promise<VisitLog> {
    const { subject, referralId, until } = await this.verified(visit);
    const log = await this.partnerLog.read(subject, referralId);
    return { lines: log.lines, readBy: subject.person, until: log.until !== undefined && log.until < until ? log.until : until };
  }

  /** @throws as `commit`; `line.service`, `line.other-words`, `line.many` */
  async write(visit: string, line: WriteLineRequest): Promise<{ lineId: string }> {
    const { subject, referralId } = await this.verified(visit);
    return this.partnerLog.write(subject, referralId, line);
  }

  /** @throws as `commit`; `deletion.not-asked` */
  async deleted(visit: string): Promise<DeletionShown> {
    const { subject, referralId } = await this.verified(visit);
    return this.confirmDeletion.run(subject, referralId);
  }

  /** She is done: the link is over, also where the code was never said. */
  async leave(visit: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { link, now } = await this.seeLink.run(tx, visit);
      await tx.update(LinkEntity, { id: link.id }, { endedAt: now, endedBecause: 'LEFT' });
    });
  }

  private async verified(visit: string): Promise<{ subject: Subject; referralId: string; until: Date }> {
    const { link, subject, now } = await this.database.transaction((tx) => this.seeLink.run(tx, visit));
    if (link.verifiedAt === null) throw new Refusal('forbidden', 'link.unverified', 'Say the code first.');
    return { subject, referralId: link.referralId, until: link.visitUntil ?? now };
  }
}
