import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import type { SeenAlertDto } from './alerts.dto';
import { BY_URGENCY, shownAlerts, withClocks, type AlertRow } from './list-alerts';

/** OFFSET keeps the planner from turning it round: it would look up all cases that she sees, and then their alerts. */
const SEEN = `
  EXISTS (SELECT 1 FROM sight s WHERE s.case_id = a.case_id AND s.key = ANY ($1::text[]) OFFSET 0)
  AND NOT EXISTS (SELECT 1 FROM hidden_from h WHERE h.case_id = a.case_id AND h.key = ANY ($2::text[]) OFFSET 0)`;

const WATCHED = 'EXISTS (SELECT 1 FROM watches w WHERE w.case_id = a.case_id AND w.person_id = $3 AND w.ended_at IS NULL)';

const COLUMNS = 'a.id, a.case_id, a.urgency, a.mode, a.round, a.raised_at, a.acknowledged_at, a.acknowledged_by, a.paused_until';

/** Of a case for which more than one thing is overdue. */
const FIRST_OF_ITS_CASE = `NOT EXISTS (
  SELECT 1 FROM desk_clocks e WHERE e.case_id = k.case_id AND e.met_at IS NULL AND e.ended_at IS NULL AND (e.due_at, e.clock) < (k.due_at, k.clock))`;

/** Each part by an index of its own, so that the list costs the same however many alerts there ever were. */
const ALERTS = `(
  (SELECT ${COLUMNS} FROM alerts a WHERE a.acknowledged_at IS NULL AND ${SEEN} ORDER BY ${BY_URGENCY}, a.raised_at DESC LIMIT 400)
  UNION ALL
  (SELECT ${COLUMNS} FROM alerts a WHERE a.acknowledged_at > now() - interval '7 days' AND ${SEEN} ORDER BY a.acknowledged_at DESC LIMIT 100)
  UNION ALL
  (SELECT ${COLUMNS} FROM alerts a WHERE a.acknowledged_at <= now() - interval '7 days' AND ${WATCHED} AND ${SEEN} ORDER BY a.acknowledged_at DESC LIMIT 100)
  UNION ALL
  (SELECT ${COLUMNS} FROM desk_clocks k JOIN alerts a ON a.case_id = k.case_id
   WHERE k.due_at <= now() AND k.met_at IS NULL AND k.ended_at IS NULL AND ${FIRST_OF_ITS_CASE}
     AND a.acknowledged_at <= now() - interval '7 days' AND NOT ${WATCHED} AND ${SEEN} ORDER BY k.due_at LIMIT 100))`;

const TOLD = `, EXISTS (SELECT 1 FROM told_people t WHERE t.case_id = a.case_id AND t.person_id = $3 AND t.released_at IS NULL) AS told, ${WATCHED} AS watched`;

/**
 * The alerts that a person may see: those that nobody has taken, at most 400, then the last 100 that were taken in seven days, older ones that
 * she watches, and those for which something is overdue, at most 100, the longest first.
 */
@Injectable()
export class ListSeenAlerts {
  constructor(
    private readonly sight: SightDatabase,
    private readonly config: ProtectionConfig,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject): Promise<SeenAlertDto[]> {
    const now = this.clock.now();
    const keys = keysOf(subject, 'alert.list', { now });
    const rows = await this.sight.seenBy(keys, (tx) => tx.query<AlertRow<SeenAlertDto>[]>(shownAlerts(ALERTS, TOLD), [keys.any, keys.none, subject.person]));
    return withClocks(rows, this.config.clocks, now);
  }
}
