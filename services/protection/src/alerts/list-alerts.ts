import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { AlertDto } from './alerts.dto';

/** The worst first. */
export const BY_URGENCY = `array_position(ARRAY['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'], a.urgency)`;
const IN_ORDER = `a.acknowledged_at IS NOT NULL, ${BY_URGENCY}, a.raised_at DESC`;

/**
 * Alerts in the shape of `AlertDto`, in their order.
 *
 * @param alerts rows of `alerts`, or a table of them
 * @param more further columns, with a comma before each
 */
export const shownAlerts = (alerts: string, more = ''): string => `
  SELECT a.case_id AS "caseId", c.reference, a.urgency, a.mode, c.regions,
         a.raised_at AS "raisedAt", a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy",
         CASE WHEN a.acknowledged_at IS NULL
           THEN (SELECT greatest(min(r.due_at), a.paused_until) FROM rungs r WHERE r.alert_id = a.id AND r.round = a.round AND r.fired_at IS NULL HAVING count(*) > 0) END AS "nextRungAt",
         CASE WHEN a.acknowledged_at IS NULL AND a.paused_until > now() THEN a.paused_until END AS "pausedUntil",
         (SELECT jsonb_build_object('handoverId', h.id, 'from', h.from_person, 'to', h.to_person, 'answerBy', h.answer_by)
          FROM handovers h WHERE h.case_id = a.case_id AND h.state = 'ASKED') AS handover,
         (SELECT jsonb_build_object('loweringId', l.id, 'wanted', l.wanted, 'askedBy', l.asked_by, 'endsAt', l.ends_at)
          FROM lowerings l WHERE l.case_id = a.case_id AND l.state = 'ASKED') AS lowering,
         (SELECT count(r.fired_at)::int FROM rungs r WHERE r.alert_id = a.id AND r.round = a.round) AS "rungsTaken",
         (SELECT count(*)::int FROM (
            SELECT 1 FROM burst_cases own JOIN burst_cases other ON other.burst_id = own.burst_id AND other.shares
            WHERE own.case_id = a.case_id AND NOT own.shares LIMIT 1000) AS few) AS gathered${more}
  FROM ${alerts} a JOIN cases c ON c.case_id = a.case_id
  ORDER BY ${IN_ORDER}`;

/** The alerts that nobody has taken, then the others, newest danger first; at most 500. For the operator. */
@Injectable()
export class ListAlerts {
  constructor(private readonly database: Database) {}

  async run(): Promise<AlertDto[]> {
    return this.database.query<AlertDto>(shownAlerts(`(SELECT * FROM alerts a ORDER BY ${IN_ORDER} LIMIT 500)`));
  }
}
