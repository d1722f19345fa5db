import { offerKeysOf, shows, type Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { OfferShown } from './offers.dto';

type Row = Omit<OfferShown, 'shows'>;

const OFFERS = `
  SELECT r.id AS "referralId", r.status, n.measures, n.regions, n.language, n.urgency, r.offered_at AS "offeredAt", n.answer_by AS "answerBy",
         r.deletion_asked_at AS "deletionAskedAt", r.deleted_at AS "deletedAt"
  FROM referrals r JOIN needs n ON n.id = r.need_id WHERE r.organisation = $1
  UNION ALL
  SELECT referral_id, 'REVOKED', NULL, NULL, NULL, NULL, offered_at, NULL, asked_at, deleted_at FROM deletion_requests WHERE organisation = $1
  ORDER BY "offeredAt" DESC, "referralId" LIMIT 500`;

/** What an organisation was asked, for its own people: the teaser while there is one, and what it is to delete. */
@Injectable()
export class ListOffers {
  constructor(private readonly sight: SightDatabase) {}

  async run(subject: Subject): Promise<OfferShown[]> {
    const rows = await this.sight.seenBy(offerKeysOf(subject), (tx) => tx.query<Row[]>(OFFERS, [subject.organisation]));
    return rows.map(asShown);
  }
}

function asShown(row: Row): OfferShown {
  const showing = shows(row.status);
  return { ...row, shows: showing, ...(showing === 'NOTHING' ? { measures: null, regions: null, language: null, urgency: null, answerBy: null } : {}) };
}
