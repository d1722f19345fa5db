import type { ClockName } from './protection-clocks';

/** Cases by their numbers, the first and the last. */
export interface Numbers {
  from: number;
  to: number;
}

/** One kind of clock: what lies there when it is due, and what is to be seen when it was fired. */
export interface Kind {
  title: string;
  /** SQL that lays one due clock for each of the cases. */
  lay: (of: Numbers) => string;
  /** SQL: how many are fired. */
  fired: string;
  /** Name of the event that tells it, once a clock. */
  tells: string;
}

const series = ({ from, to }: Numbers): string => `generate_series(${from}, ${to}) AS n`;
const caseOf = `md5('case ' || n)::uuid`;
/** An id of a row of a case. */
const idOf = (what: string): string => `md5('${what} ' || n)::uuid`;
const agreed = (of: Numbers): string => `
  INSERT INTO check_ins (id, case_id, level, grace_minutes, door_counts, terms, made_by, made_at)
  SELECT ${idOf('agreed')}, ${caseOf}, 'HIGH', 30, false, t.terms, 'hana', now() - interval '9 days' FROM ${series(of)} JOIN bench_terms t USING (n);`;
const due = (of: Numbers, dueAt: string): string => `${agreed(of)}
  INSERT INTO check_in_dues (id, case_id, check_in_id, opens_at, remind_at, due_at, miss_at)
  SELECT ${idOf('due')}, ${caseOf}, ${idOf('agreed')}, at - interval '2 hours', at - interval '15 minutes', at, at + interval '30 minutes' FROM ${series(of)}, (SELECT ${dueAt} AS at) AS one;`;
const needs = (of: Numbers, state: string): string => `
  INSERT INTO needs (id, case_id, measures, regions, language, urgency, direct, state, ring, answer_by, asked_by, asked_at)
  SELECT ${idOf('need')}, ${caseOf}, '{PM-LEGAL}', '{LAC}', 'es', 'HIGH', false, '${state}', 1, now(), 'hana', now() - interval '1 day' FROM ${series(of)};
  INSERT INTO referrals (id, need_id, case_id, organisation, organisation_id, status, ring, rank, because, offered_at)
  SELECT md5('referral ' || n || ' ' || rank)::uuid, ${idOf('need')}, ${caseOf}, 'P-' || rank, 'c-P-' || rank, 'OFFERED', 1, rank, '{}', now() - interval '1 day' FROM ${series(of)}, generate_series(1, 2) AS rank;`;
const plans = (of: Numbers, ofCase = caseOf): string => `
  INSERT INTO plan_actions (id, case_id, measure, owner, due_at, state, what, made_by, made_at, warn_at)
  SELECT ${idOf('planned')}, ${ofCase}, 'PM-LEGAL', 'hana', now() + (n % 2) * interval '1 day', 'OPEN', '', 'hana', now() - interval '7 days', now() FROM ${series(of)};`;

/** All kinds of clocks that protection fires. */
export const KINDS: Record<ClockName, Kind> = {
  rung: {
    title: 'a rung of a ladder', tells: 'AlertEscalated', fired: 'SELECT count(*)::int AS n FROM rungs WHERE rung = 1 AND fired_at IS NOT NULL',
    lay: (of) => `INSERT INTO rungs (alert_id, case_id, round, rung, role, mode, due_at)
      SELECT ${idOf('alert')}, ${caseOf}, 1, r.rung, r.role, 'PAGE', now() + (r.rung - 1) * interval '30 min'
      FROM ${series(of)}, (VALUES (1, 'ALTERNATE_COORDINATOR'), (2, 'GLOBAL_DUTY'), (3, 'LAST_RESORT')) AS r (rung, role);`,
  },
  missed: { title: 'a check-in missed: level, decision, alert, next check-in', tells: 'CheckInMissed', fired: 'SELECT count(*)::int AS n FROM check_in_dues WHERE missed_at IS NOT NULL', lay: (of) => due(of, `now() - interval '31 minutes'`) },
  reminder: { title: 'a check-in due soon', tells: 'CheckInDue', fired: 'SELECT count(*)::int AS n FROM check_in_dues WHERE told_at IS NOT NULL', lay: (of) => due(of, 'now()') },
  checkInPause: {
    title: 'a pause of check-ins over', tells: 'CheckInsChanged', fired: 'SELECT count(*)::int AS n FROM check_in_pauses WHERE over_at IS NOT NULL',
    lay: (of) => `${agreed(of)}
      INSERT INTO check_in_pauses (id, case_id, check_in_id, since, until, why, paused_by) SELECT ${idOf('paused')}, ${caseOf}, ${idOf('agreed')}, now() - interval '1 day', now(), '', 'hana' FROM ${series(of)};`,
  },
  overdue: {
    title: 'safe contact or a decision overdue', tells: 'ClockMoved', fired: 'SELECT count(*)::int AS n FROM desk_clocks WHERE told_at IS NOT NULL',
    lay: (of) => `UPDATE desk_clocks d SET due_at = now() FROM ${series(of)} WHERE d.case_id = ${caseOf} AND d.clock = CASE WHEN n % 2 = 0 THEN 'SAFE_CONTACT' ELSE 'DECISION' END;`,
  },
  review: {
    title: 'a review of the risk overdue', tells: 'ReassessmentDue', fired: 'SELECT count(*)::int AS n FROM assessments WHERE due_told_at IS NOT NULL',
    lay: (of) => `INSERT INTO assessments (id, case_id, level, lowest, because, content, assessed_by, assessed_at, expires_at)
      SELECT ${idOf('assessed')}, ${caseOf}, 'HIGH', 'HIGH', '{}', '', 'hana', now() - interval '7 days', now() FROM ${series(of)};`,
  },
  plan: {
    title: 'a planned action late, or soon', tells: 'PlanActionMoved', fired: 'SELECT count(*)::int AS n FROM plan_actions WHERE warned_at IS NOT NULL',
    lay: (of) => plans(of),
  },
  consent: {
    title: 'a consent that ends, or soon', tells: 'ConsentEnding', fired: 'SELECT count(*)::int AS n FROM consents WHERE warned_at IS NOT NULL',
    lay: (of) => `INSERT INTO consents (id, case_id, state, purpose, recipient, recipient_id, classes, given_at, expires_at, recorded_by, recorded_at)
      SELECT ${idOf('consent')}, ${caseOf}, 'GIVEN', 'CP-REFER', 'P-1', 'c-P-1', '{S1,S2}', now() - interval '90 days', now() + (n % 2) * interval '1 day', 'hana', now() - interval '90 days' FROM ${series(of)};`,
  },
  silent: {
    title: 'a referral gone silent after a yes', tells: 'ReferralSilent', fired: `SELECT count(*)::int AS n FROM referrals WHERE status = 'COMMITTED' AND next_word_by IS NULL`,
    lay: (of) => `${needs(of, 'HELPED')} UPDATE referrals SET status = 'COMMITTED', next_word_by = now() WHERE rank = 1 AND case_id IN (SELECT ${caseOf} FROM ${series(of)});`,
  },
  unanswered: { title: 'offers that nobody answered: expired, the need cast wider', tells: 'ReferralOffered', fired: `SELECT count(*)::int AS n FROM needs WHERE state = 'OPEN' AND ring > 1 AND answer_by > now()`, lay: (of) => needs(of, 'OPEN') },
  deletion: {
    title: 'a deletion of which nobody has said that it is done', tells: 'ReferralTroubled', fired: 'SELECT count(*)::int AS n FROM referrals WHERE deletion_told_at IS NOT NULL',
    lay: (of) => `${needs(of, 'HELPED')}
      UPDATE referrals SET status = 'REVOKED', ended_at = now(), deletion_asked_at = now() - interval '73 hours' WHERE rank = 1 AND case_id IN (SELECT ${caseOf} FROM ${series(of)});`,
  },
  handover: {
    title: 'a hand-over that nobody answered: the alert raised again', tells: 'AlertHandedOver', fired: `SELECT count(*)::int AS n FROM handovers WHERE state = 'LAPSED'`,
    lay: (of) => `INSERT INTO handovers (id, case_id, from_person, to_person, asked_at, answer_by) SELECT ${idOf('handover')}, ${caseOf}, 'coord-lac', 'duty-global', now() - interval '1 hour', now() FROM ${series(of)};`,
  },
  lowering: {
    title: 'a lowering to which nobody agreed', tells: 'UrgencyChanged', fired: `SELECT count(*)::int AS n FROM lowerings WHERE state = 'LAPSED'`,
    lay: (of) => `INSERT INTO lowerings (id, case_id, before, wanted, state, because, asked_by, asked_at, ends_at) SELECT ${idOf('lowering')}, ${caseOf}, 'HIGH', 'LOW', 'ASKED', '', 'coord-lac', now() - interval '1 day', now() FROM ${series(of)};`,
  },
  pause: {
    title: 'a pause of a ladder over', tells: 'AlertPaused', fired: 'SELECT count(*)::int AS n FROM pauses WHERE ended_at IS NOT NULL',
    lay: (of) => `INSERT INTO pauses (id, case_id, round, paused_by, since, until_at, because) SELECT ${idOf('pause')}, ${caseOf}, 1, 'coord-lac', now() - interval '1 hour', now(), '' FROM ${series(of)};`,
  },
};

/** Of fewer cases, each of which has ten of one kind. */
export const BUSY_CASES = 1_000;
export const BUSY: Kind = { ...KINDS.plan, title: `planned actions, all of ${BUSY_CASES.toLocaleString('en-US')} cases`, lay: (of) => plans(of, `md5('case ' || (n % ${BUSY_CASES} + 1))::uuid`) };

/** The same cases each time, with an alert of which people were told and that nobody has taken; MEDIUM, so that whatever is missed raises them. */
export const layCases = (count: number): string => `
  SET synchronous_commit = off;
  TRUNCATE outbox, told, alert_calls, alert_receipts, alerted_people, told_people, sight, hidden_from, rungs, alerts, cases CASCADE;
  INSERT INTO cases (case_id, reference, facts, regions, routes)
  SELECT ${caseOf}, 'AM-' || lpad(n::text, 8, '0'), jsonb_build_object(
    'caseId', ${caseOf}, 'category', 'REPRISAL', 'regions', '{LAC}'::text[], 'countryKnown', true, 'urgency', 'MEDIUM', 'acts', '{ACT-STIGMA}'::text[], 'measures', '{}'::text[], 'language', 'es',
    'hasSafeChannel', true, 'conflicts', '{}'::text[], 'withdrawnConsents', '{}'::text[], 'because', '{T1}'::text[], 'flags', '{"reprisal": true, "unmatchedCivilSociety": false, "textOnly": false}'::jsonb), '{LAC}', '{SWG}'
  FROM generate_series(1, ${count}) AS n;
  INSERT INTO alerts (id, case_id, urgency, mode, round, raised_at, ladder_version, repeat_ms)
  SELECT ${idOf('alert')}, ${caseOf}, 'MEDIUM', 'QUEUE', 1, now() - interval '30 min', 0, 900000 FROM generate_series(1, ${count}) AS n;
  INSERT INTO told_people (case_id, person_id, routes) SELECT ${caseOf}, person, routes::text[]
  FROM generate_series(1, ${count}) AS n, (VALUES ('coord-lac', '{REGIONAL_COORDINATOR:LAC}'), ('swg-duty', '{SWG}')) AS t (person, routes);
  INSERT INTO handlers (case_id, person_id, since, version) SELECT ${caseOf}, 'hana', now(), 1 FROM generate_series(1, ${count}) AS n;
  INSERT INTO alerted_people (alert_id, person_id) SELECT ${idOf('alert')}, person FROM generate_series(1, ${count}) AS n, unnest('{coord-lac,swg-duty}'::text[]) AS person;
  INSERT INTO desk_clocks (case_id, clock, began_at, due_at) SELECT ${caseOf}, clock, now(), now() + interval '2 days' FROM generate_series(1, ${count}) AS n, unnest('{SAFE_CONTACT,DECISION}'::text[]) AS clock;
  INSERT INTO sight (case_id, key) SELECT case_id, key FROM cases, unnest(ARRAY['all', 'region:LAC', 'route:SWG', 'handler:hana', 'told:coord-lac', 'told:swg-duty']) AS key;`;

/** After all is laid. */
export const SETTLE = 'ANALYZE;';
