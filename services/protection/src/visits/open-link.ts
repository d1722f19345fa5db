import { Clock } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashOf, makeSecret, visitText } from '../links/link-secret';
import { LinkEntity } from '../links/link.entity';
import { isElsewhere, mayBeOpened, visitEnds, whyNotOpened, type LinkOver } from '../links/link.rules';
import type { OpenedLink } from '../links/links.dto';
import { linkAbsent, linkOver, SeeLink } from '../links/see-link';
import { TellTrouble } from '../links/tell-trouble';

/**
 * Somebody opens a link: once, or again where nothing came of it. From then on it is open in her browser alone, and shows the teaser until the code
 * is said. Whoever brings it once it was shown elsewhere opens nothing, and the desk hears of her, once, also after it is over.
 */
@Injectable()
export class OpenLink {
  constructor(
    private readonly database: Database,
    private readonly seeLink: SeeLink,
    private readonly trouble: TellTrouble,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `link.absent` for whatever never was; `link.used`, `link.late`, `link.taken-back`, `link.tried`, `link.left` for what is over */
  async run(secret: string): Promise<OpenedLink> {
    const opened = await this.database.transaction((tx) => this.opened(tx, secret));
    if ('over' in opened) throw linkOver(opened.over);
    return opened;
  }

  /** What is noted of a link that stays closed is kept: so it is refused after. */
  private async opened(tx: EntityManager, secret: string): Promise<OpenedLink | { over: LinkOver | undefined }> {
    const found = await this.seeLink.locked(tx, hashOf(secret));
    if (found === undefined) throw linkAbsent();
    const { link } = found;
    const { id, referralId } = link;
    const now = this.clock.now();
    const noted = { at: now, person: `link-${id}`, session: id, action: 'offer.list', about: referralId, ...(link.caseId === null ? {} : { caseId: link.caseId }) } as const;
    if (!mayBeOpened(link, now)) {
      if (isElsewhere(link) && link.elsewhereAt === null) {
        await tx.update(LinkEntity, { id }, { elsewhereAt: now });
        await this.trouble.run(tx, link, 'ELSEWHERE');
        auditInChange(tx, { ...noted, purpose: 'LINK_ELSEWHERE' });
      }
      return { over: whyNotOpened(link) };
    }
    const own = makeSecret();
    const until = visitEnds(now);
    await tx.update(LinkEntity, { id }, { openedAt: now, visitHash: hashOf(own), visitUntil: until });
    auditInChange(tx, { ...noted, purpose: 'LINK_OPENED' });
    return { visit: visitText({ link: secret, own }), until };
  }
}
