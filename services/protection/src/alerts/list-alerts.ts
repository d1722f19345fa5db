import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { AlertDto } from './alerts.dto';

/** The alerts that nobody has taken, then the others, newest danger first; at most 500. */
@Injectable()
export class ListAlerts {
  constructor(private readonly database: Database) {}

  async run(): Promise<AlertDto[]> {
    return this.database.query<AlertDto>(
      `SELECT a.case_id AS "caseId", c.reference, a.urgency, a.mode,
              coalesce(c.assigned_regions, ARRAY(SELECT jsonb_array_elements_text(c.facts -> 'regions'))) AS regions,
              a.raised_at AS "raisedAt", a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy",
              CASE WHEN a.acknowledged_at IS NULL THEN min(r.due_at) FILTER (WHERE r.fired_at IS NULL) END AS "nextRungAt",
              count(r.fired_at)::int AS "rungsTaken"
       FROM alerts a JOIN cases c USING (case_id) LEFT JOIN rungs r ON r.alert_id = a.id AND r.round = a.round
       GROUP BY a.id, c.case_id
       ORDER BY a.acknowledged_at IS NOT NULL, array_position(ARRAY['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'], a.urgency), a.raised_at DESC
       LIMIT 500`,
    );
  }
}
