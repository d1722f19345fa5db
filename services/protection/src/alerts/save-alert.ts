import type { AlertMode, Urgency } from '@amparo/domain';
import { inOneStatement, inPlaces } from '@amparo/persistence';
import type { ToldPerson } from '../routing/told-people.rules';
import type { AlertEntity } from './alert.entity';
import type { PlannedRung } from './ladder.rules';

/** The alert of a case, by its id, as it stands in this transaction. */
export const findAlert = inOneStatement<string, AlertEntity | undefined>(async (tx, caseIds) => {
  const alerts = await tx.query<(AlertEntity & { place: number })[]>(
    `SELECT asked.place::integer, a.id, a.case_id AS "caseId", a.urgency, a.mode, a.round, a.ladder_version AS "ladderVersion", a.paused_until AS "pausedUntil", a.raised_at AS "raisedAt",
            a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy"
     FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) JOIN alerts a ON a.case_id = asked.case_id`, [caseIds],
  );
  return inPlaces(caseIds, alerts);
});

/** An alert that begins, or begins anew. */
export interface StartedAlert {
  id: string;
  caseId: string;
  urgency: Urgency;
  mode: AlertMode;
  /** 1 for one that the case did not have before. */
  round: number;
  /** Of the ladders that its rungs are taken from. */
  version: number;
  rungs: readonly PlannedRung[];
  /** Milliseconds. */
  repeat: number | undefined;
}

/** Nobody has it, and all its rungs are before it. What was asked of its former taker is over. The case is locked. */
export const saveStarted = inOneStatement(async (tx, alerts: readonly StartedAlert[]) => {
  await tx.query(
    `INSERT INTO alerts (id, case_id, urgency, mode, round, ladder_version, repeat_ms)
     SELECT s.id, s.case_id, s.urgency, s.mode, s.round, s.version, s.repeat
     FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, case_id uuid, urgency text, mode text, round integer, version integer, repeat bigint)
     ON CONFLICT (case_id) DO UPDATE SET urgency = excluded.urgency, mode = excluded.mode, round = excluded.round, ladder_version = excluded.ladder_version,
       repeat_ms = excluded.repeat_ms, raised_at = now(), acknowledged_at = NULL, acknowledged_by = NULL, paused_until = NULL`,
    [JSON.stringify(alerts.map(({ id, caseId, urgency, mode, round, version, repeat }) => ({ id, case_id: caseId, urgency, mode, round, version, repeat })))],
  );
  const [fresh, again] = [alerts.filter(({ round }) => round === 1), alerts.filter(({ round }) => round > 1)];
  // What shared an alert and has its own from now on is a burst of its own: it is counted with no other, and gathers none.
  if (fresh.length > 0) await tx.query('UPDATE burst_cases SET shares = false, burst_id = case_id WHERE case_id = ANY ($1::uuid[]) AND shares', [fresh.map(({ caseId }) => caseId)]);
  if (again.length > 0) {
    await tx.query('DELETE FROM rungs WHERE alert_id = ANY ($1::uuid[]) AND fired_at IS NULL', [again.map(({ id }) => id)]);
    await tx.query(`UPDATE handovers SET state = 'ENDED', answered_at = now() WHERE case_id = ANY ($1::uuid[]) AND state = 'ASKED'`, [again.map(({ caseId }) => caseId)]);
  }
  await tx.query(
    `INSERT INTO rungs (alert_id, case_id, round, rung, role, mode, due_at)
     SELECT r.id, r.case_id, r.round, r.rung, r.role, r.mode, now() + r.after * interval '1 millisecond'
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, case_id uuid, round integer, rung integer, role text, mode text, after bigint)`,
    [JSON.stringify(alerts.flatMap(({ id, caseId, round, rungs }) => rungs.map((rung) => ({ id, case_id: caseId, round, ...rung }))))],
  );
});

/** Whom a decision told of a case, but for those named. */
export const toldBut = inOneStatement<{ caseId: string; but: readonly string[] }, ToldPerson[]>(async (tx, asked) => {
  const rows = await tx.query<{ told: ToldPerson[] }[]>(
    `SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('person', t.person_id, 'routes', t.routes) ORDER BY t.since, t.person_id), '[]')
             FROM told_people t WHERE t.case_id = (asked.one ->> 'caseId')::uuid AND t.released_at IS NULL AND NOT t.by_escalation AND NOT asked.one -> 'but' ? t.person_id) AS told
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS asked (one, place) ORDER BY asked.place`, [JSON.stringify(asked)],
  );
  return rows.map(({ told }) => told);
});

/** Marks people as alerted. @returns who of them was not before */
export const markAlerted = inOneStatement<{ alertId: string; people: readonly string[] }, ReadonlySet<string>>(async (tx, alerted) => {
  const each = alerted.flatMap(({ alertId, people }) => people.map((person) => ({ alertId, person })));
  const rows = await tx.query<{ alert_id: string; person_id: string }[]>(
    'INSERT INTO alerted_people (alert_id, person_id) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING RETURNING alert_id, person_id',
    [each.map(({ alertId }) => alertId), each.map(({ person }) => person)],
  );
  const fresh = new Map<string, Set<string>>();
  for (const { alert_id: id, person_id: person } of rows) fresh.set(id, (fresh.get(id) ?? new Set()).add(person));
  return alerted.map(({ alertId }) => fresh.get(alertId) ?? new Set());
});
