import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ListOffers } from '../offers/list-offers';
import type { VisitShown } from '../links/links.dto';
import { linkAbsent, SeeLink } from '../links/see-link';

/** What a browser that opened a link is shown: before the code the teaser alone, after it what somebody of the organisation would see of this one referral. */
@Injectable()
export class ShowVisit {
  constructor(
    private readonly database: Database,
    private readonly seeLink: SeeLink,
    private readonly listOffers: ListOffers,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal as `SeeLink.run`; `link.absent` also where the referral is no longer the organisation's to see */
  async run(visit: string): Promise<VisitShown> {
    const { link, subject } = await this.database.transaction((tx) => this.seeLink.run(tx, visit));
    // The teaser is what she could see with the code: she is asked for as if she had said it, and all else is left out.
    const [offer] = await this.listOffers.run({ ...subject, factors: 2 }, link.referralId);
    if (offer === undefined) throw linkAbsent();
    const verified = link.verifiedAt !== null;
    const until = link.visitUntil ?? this.clock.now();
    if (verified) return { verified, until, offer: { ...offer, openUntil: offer.openUntil === null || offer.openUntil < until ? offer.openUntil : until } };
    return { verified, until, offer: { ...offer, because: [], steps: [], openUntil: null, deletionAskedAt: null, deletedAt: null } };
  }
}
