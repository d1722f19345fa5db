import { Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isCode } from '../links/link-secret';
import { LinkEntity } from '../links/link.entity';
import { afterWrongCode, mayTry } from '../links/link.rules';
import { SeeLink } from '../links/see-link';
import { TellTrouble } from '../links/tell-trouble';

/** What came of a code. */
type Tried = 'RIGHT' | 'WRONG' | 'WAIT';

/** Somebody who opened a link says the code that reached her another way. */
@Injectable()
export class VerifyLink {
  constructor(
    private readonly database: Database,
    private readonly seeLink: SeeLink,
    private readonly trouble: TellTrouble,
  ) {}

  /**
   * A wrong one is counted before it is refused. The fifth ends the link, and those who answer for the case hear of it.
   *
   * @throws Refusal as `SeeLink.run`; `link.code` for a wrong one; `link.wait` where the last wrong one was a moment ago, and this one was not looked at
   */
  async run(visit: string, code: string): Promise<void> {
    const tried = await this.database.transaction((tx) => this.tried(tx, visit, code));
    if (tried === 'WAIT') throw new Refusal('conflict', 'link.wait', 'Wait a moment before you try again.');
    if (tried === 'WRONG') throw new Refusal('unprocessable', 'link.code', 'That is not the code.');
  }

  private async tried(tx: EntityManager, text: string, code: string): Promise<Tried> {
    const { link, visit, subject, now } = await this.seeLink.run(tx, text);
    const { id, caseId, referralId } = link;
    if (link.verifiedAt !== null) return 'RIGHT';
    if (!mayTry(link, now)) return 'WAIT';
    const right = isCode(code, visit.link, link.codeHash);
    const noted = () => auditInChange(tx, {
      at: now, person: subject.person, session: id, action: 'offer.list', about: referralId, purpose: right ? 'LINK_VERIFIED' : 'LINK_WRONG_CODE', ...(caseId === null ? {} : { caseId }),
    });
    if (right) {
      await tx.update(LinkEntity, { id }, { verifiedAt: now });
      noted();
      return 'RIGHT';
    }
    const { over, ...after } = afterWrongCode(link, now);
    await tx.update(LinkEntity, { id }, { ...after, ...(over ? { endedAt: now, endedBecause: 'TRIES' } : {}) });
    if (over) await this.trouble.run(tx, link, 'CODES');
    noted();
    return 'WRONG';
  }
}
