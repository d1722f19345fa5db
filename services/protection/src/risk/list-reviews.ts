import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { ReviewShown } from './risk.dto';

const REVIEWS = `
  SELECT a.case_id AS "caseId", c.reference, a.level AS urgency, a.assessed_at AS "assessedAt", a.expires_at AS "expiresAt", a.expires_at <= $1 AS due,
         coalesce(p.open, 0) AS open, coalesce(p.late, 0) AS late, p.next AS "nextDueAt"
  FROM (SELECT id, case_id, level, assessed_at, expires_at FROM assessments WHERE superseded_at IS NULL ORDER BY expires_at, id LIMIT 500) a
  JOIN cases c ON c.case_id = a.case_id
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_at <= $1))::int AS late, min(due_at) AS next FROM plan_actions WHERE case_id = a.case_id AND state = 'OPEN'
  ) p ON true
  ORDER BY a.expires_at, a.id`;

/** The clocks of assessments and plans of all cases that somebody sees, what ends first before all. Without a word or a code of either. */
@Injectable()
export class ListReviews {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject): Promise<ReviewShown[]> {
    const now = this.clock.now();
    return this.sight.seenBy(keysOf(subject, 'alert.list', { now }), (tx) => tx.query<ReviewShown[]>(REVIEWS, [now]));
  }
}
