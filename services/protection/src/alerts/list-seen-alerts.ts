import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { SeenAlertDto } from './alerts.dto';
import { ALERTS, IN_ORDER } from './list-alerts';

/** The alerts that a person may see: those that nobody has taken, then those taken in the last seven days; at most 500. */
@Injectable()
export class ListSeenAlerts {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject): Promise<SeenAlertDto[]> {
    const keys = keysOf(subject, 'alert.list', { now: this.clock.now() });
    return this.sight.seenBy(keys, (tx) => tx.query<SeenAlertDto[]>(
      `SELECT *, EXISTS (SELECT 1 FROM told_people t WHERE t.case_id = "caseId" AND t.person_id = $3 AND t.released_at IS NULL) AS told
       FROM (${ALERTS}
         WHERE (a.acknowledged_at IS NULL OR a.acknowledged_at > now() - interval '7 days')
           AND a.case_id IN (SELECT case_id FROM sight WHERE key = ANY ($1::text[]))
           AND NOT EXISTS (SELECT 1 FROM hidden_from h WHERE h.case_id = a.case_id AND h.key = ANY ($2::text[]))
         ${IN_ORDER}) AS alerts`,
      [keys.any, keys.none, subject.person],
    ));
  }
}
