import { offerKeysOf, shows, type PacketField, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { openUntil } from '../needs/packet';
import type { OfferShown } from './offers.dto';

type Row = Omit<OfferShown, 'shows' | 'openUntil'>;

const OFFERS = `
  SELECT r.id AS "referralId", r.status, n.measures, n.regions, n.language, n.urgency, r.because, r.offered_at AS "offeredAt", n.answer_by AS "answerBy",
         r.deletion_asked_at AS "deletionAskedAt", r.deleted_at AS "deletedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('status', s.status, 'at', s.at, 'by', s.answered_by) ORDER BY s.place) FROM referral_steps s WHERE s.referral_id = r.id), '[]') AS steps
  FROM referrals r JOIN needs n ON n.id = r.need_id WHERE r.organisation = $1 AND ($2::uuid IS NULL OR r.id = $2)
  UNION ALL
  SELECT referral_id, 'REVOKED', NULL, NULL, NULL, NULL, '{}', offered_at, NULL, asked_at, deleted_at, '[]' FROM deletion_requests WHERE organisation = $1 AND ($2::uuid IS NULL OR referral_id = $2)
  ORDER BY "offeredAt" DESC, "referralId" LIMIT 500`;

const RELEASED = `
  SELECT r.id, r.case_id AS "caseId", r.organisation_id AS "organisationId", p.fields FROM referrals r JOIN packets p ON p.referral_id = r.id WHERE r.id = ANY($1)`;

/** What an organisation was asked, for its own people: the teaser while there is one, whether a packet is open, and what it is to delete. */
@Injectable()
export class ListOffers {
  constructor(
    private readonly sight: SightDatabase,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param only one of them, where it is about one */
  async run(subject: Subject, only?: string): Promise<OfferShown[]> {
    const rows = await this.sight.seenBy(offerKeysOf(subject), (tx) => tx.query<Row[]>(OFFERS, [subject.organisation, only ?? null]));
    const open = await this.openOf(rows.filter(({ status }) => shows(status) === 'PACKET').map(({ referralId }) => referralId));
    return rows.map((row) => asShown(row, open.get(row.referralId) ?? null));
  }

  /** Asked of what she sees alone: of which packets consent holds now, and until when. */
  private async openOf(referralIds: readonly string[]): Promise<Map<string, Date>> {
    if (referralIds.length === 0) return new Map();
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const open = new Map<string, Date>();
      for (const { id, fields, ...of } of await tx.query<{ id: string; caseId: string; organisationId: string; fields: PacketField[] }[]>(RELEASED, [referralIds])) {
        const until = await openUntil(tx, of, fields, now);
        if (until !== undefined) open.set(id, until);
      }
      return open;
    });
  }
}

function asShown(row: Row, until: Date | null): OfferShown {
  const showing = shows(row.status);
  if (showing !== 'NOTHING') return { ...row, shows: showing, openUntil: until };
  // Why it was asked says where and in which language: no more of it than what its own people said.
  const steps = row.steps.filter(({ by }) => by !== null);
  return { ...row, shows: showing, openUntil: until, measures: null, regions: null, language: null, urgency: null, answerBy: null, because: [], steps };
}
