import { Clock } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { hashOf, makeSecret, visitText } from '../links/link-secret';
import { LinkEntity } from '../links/link.entity';
import { mayBeOpened, visitEnds } from '../links/link.rules';
import type { OpenedLink } from '../links/links.dto';
import { linkAbsent, SeeLink } from '../links/see-link';

/** Somebody opens a link: once, or again where nothing came of it. From then on it is open in her browser alone, and shows the teaser until the code is said. */
@Injectable()
export class OpenLink {
  constructor(
    private readonly database: Database,
    private readonly seeLink: SeeLink,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `link.absent` for whatever opens nothing */
  async run(secret: string): Promise<OpenedLink> {
    return this.database.transaction(async (tx) => {
      const found = await this.seeLink.locked(tx, { hash: hashOf(secret) });
      const now = this.clock.now();
      if (found === undefined || !mayBeOpened(found.link, now)) throw linkAbsent();
      const { id, caseId, referralId } = found.link;
      const own = makeSecret();
      const until = visitEnds(now);
      await tx.update(LinkEntity, { id }, { openedAt: now, visitHash: hashOf(own), visitUntil: until });
      auditInChange(tx, { at: now, person: `link-${id}`, session: id, action: 'offer.list', caseId, about: referralId, purpose: 'LINK_OPENED' });
      return { visit: visitText({ link: secret, own }), until };
    });
  }
}
