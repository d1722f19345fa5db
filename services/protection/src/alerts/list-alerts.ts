import type { ClockTable } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { clocksOf, type LevelClock } from '../clocks/clock.rules';
import { ProtectionConfig } from '../config';
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
         (SELECT jsonb_agg(jsonb_build_object('clock', k.clock, 'dueAt', k.due_at, 'metAt', k.met_at)) FROM desk_clocks k WHERE k.case_id = a.case_id AND k.ended_at IS NULL) AS level,
         (SELECT s.expires_at FROM assessments s WHERE s.case_id = a.case_id AND s.superseded_at IS NULL) AS "reviewAt",
         (SELECT count(r.fired_at)::int FROM rungs r WHERE r.alert_id = a.id AND r.round = a.round) AS "rungsTaken",
         (SELECT count(*)::int FROM (
            SELECT 1 FROM burst_cases own JOIN burst_cases other ON other.burst_id = own.burst_id AND other.shares
            WHERE own.case_id = a.case_id AND NOT own.shares LIMIT 1000) AS few) AS gathered,
         (SELECT jsonb_build_object('missedAt', d.missed_at, 'doneAt', d.done_at) FROM check_in_dues d
          WHERE d.case_id = a.case_id AND d.missed_at >= a.raised_at ORDER BY d.missed_at DESC LIMIT 1) AS "missedCheckIn"${more}
  FROM ${alerts} a JOIN cases c ON c.case_id = a.case_id
  ORDER BY ${IN_ORDER}`;

/** A row of `shownAlerts`. */
export type AlertRow<Shown extends AlertDto = AlertDto> = Omit<Shown, 'clocks'> & { level: { clock: LevelClock; dueAt: string; metAt: string | null }[] | null; reviewAt: Date | null };

/** Rows as they are shown: with their clocks. */
export function withClocks<Shown extends AlertDto>(rows: readonly AlertRow<Shown>[], table: ClockTable, now: Date): Shown[] {
  return rows.map(({ level, reviewAt, ...alert }) => {
    const { urgency, raisedAt, acknowledgedAt: takenAt } = alert as unknown as AlertDto;
    const clocks = (level ?? []).map(({ clock, dueAt, metAt }) => ({ clock, dueAt: new Date(dueAt), metAt: metAt === null ? null : new Date(metAt) }));
    return { ...alert, clocks: clocksOf({ urgency, raisedAt, takenAt, level: clocks, reviewAt }, table, now) } as unknown as Shown;
  });
}

/** The alerts that nobody has taken, then the others, newest danger first; at most 500. For the operator. */
@Injectable()
export class ListAlerts {
  constructor(
    private readonly database: Database,
    private readonly config: ProtectionConfig,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<AlertDto[]> {
    const rows = await this.database.query<AlertRow>(shownAlerts(`(SELECT * FROM alerts a ORDER BY ${IN_ORDER} LIMIT 500)`));
    return withClocks(rows, this.config.clocks, this.clock.now());
  }
}
