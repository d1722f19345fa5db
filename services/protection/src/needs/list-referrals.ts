import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { ReferralShown } from './needs.dto';

const REFERRALS = `
  SELECT r.id AS "referralId", r.need_id AS "needId", n.measures, n.state AS need, r.organisation, r.status, r.ring, r.rank, r.because, r.declined_because AS "declinedBecause",
         r.offered_at AS "offeredAt", r.answered_at AS "answeredAt", r.ended_at AS "endedAt", p.fields AS released, r.deletion_asked_at AS "deletionAskedAt", r.deleted_at AS "deletedAt",
         (SELECT jsonb_build_object('heardBy', h.heard_by, 'saidAt', h.said_at, 'channel', h.channel) FROM deletions_heard h
          WHERE h.referral_id = r.id AND h.noted_at >= r.deletion_asked_at ORDER BY h.noted_at DESC LIMIT 1) AS "deletionHeard",
         coalesce((SELECT jsonb_agg(jsonb_build_object('person', w.person, 'at', w.at, 'fields', w.fields) ORDER BY w.at) FROM packet_reads w WHERE w.referral_id = r.id), '[]') AS "readBy",
         coalesce((SELECT jsonb_agg(jsonb_build_object('status', s.status, 'at', s.at, 'by', s.answered_by) ORDER BY s.place) FROM referral_steps s WHERE s.referral_id = r.id), '[]') AS steps
  FROM referrals r JOIN needs n ON n.id = r.need_id LEFT JOIN packets p ON p.referral_id = r.id
  WHERE r.case_id = $1 ORDER BY r.offered_at DESC, r.ring, r.rank LIMIT 500`;

/** Who was asked for help in a case and what became of it; what was released to whom, and who has read it when. */
@Injectable()
export class ListReferrals {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, caseId: string): Promise<ReferralShown[]> {
    const { keys } = await this.seeCase.run(subject, 'referral.list', caseId);
    return this.sight.seenBy(keys, (tx) => tx.query<ReferralShown[]>(REFERRALS, [caseId]));
  }
}
