import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { AlertDto } from './alerts.dto';

/** Alerts in the shape of `AlertDto`. A condition on `a` and `IN_ORDER` follow. */
export const ALERTS = `
  SELECT a.case_id AS "caseId", c.reference, a.urgency, a.mode, c.regions,
         a.raised_at AS "raisedAt", a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy",
         CASE WHEN a.acknowledged_at IS NULL
           THEN (SELECT min(r.due_at) FROM rungs r WHERE r.alert_id = a.id AND r.round = a.round AND r.fired_at IS NULL) END AS "nextRungAt",
         (SELECT count(r.fired_at)::int FROM rungs r WHERE r.alert_id = a.id AND r.round = a.round) AS "rungsTaken"
  FROM alerts a JOIN cases c ON c.case_id = a.case_id`;

export const IN_ORDER = `
  ORDER BY a.acknowledged_at IS NOT NULL, array_position(ARRAY['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'], a.urgency), a.raised_at DESC LIMIT 500`;

/** The alerts that nobody has taken, then the others, newest danger first; at most 500. For the operator. */
@Injectable()
export class ListAlerts {
  constructor(private readonly database: Database) {}

  async run(): Promise<AlertDto[]> {
    return this.database.query<AlertDto>(`${ALERTS} ${IN_ORDER}`);
  }
}
