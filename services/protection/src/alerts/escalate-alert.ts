import { AlertEscalatedSchema } from '@amparo/contracts';
import { ladder, laneOf, toldKeyOf, type AlertMode, type Directory, type Rung, type Urgency } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts, type ClockOf } from '../clocks/clock-loop';
import { keptOutOf } from '../hearers/kept-out-of';
import { noteCalls } from '../record/note-calls';
import type { CaseEntity } from '../routing/case.entity';
import { escalationRoutes } from '../routing/told-people.rules';
import { nextRung, type PlannedRung } from './ladder.rules';
import { saveEscalated } from './save-escalated';

/** A rung that is due, of an alert that climbs. */
interface DueRung {
  alertId: string;
  round: number;
  rung: number;
  role: Rung;
  mode: AlertMode;
  /** Of the alert. */
  urgency: Urgency;
  ladderVersion: number | null;
  /** Milliseconds, as text: a bigint. */
  repeatMs: string | null;
  /** How many further ones of its round have not been taken. */
  left: number;
}

const CLIMBS = 'a.acknowledged_at IS NULL AND (a.paused_until IS NULL OR a.paused_until <= now())';
/** After a pause several of one alert are due: one after the other. */
const NEXT_OF_ITS_ALERT = `NOT EXISTS (
  SELECT 1 FROM rungs e WHERE e.alert_id = r.alert_id AND e.round = r.round AND e.fired_at IS NULL AND (e.due_at, e.rung) < (r.due_at, r.rung))`;

const RUNGS: ClockOf = {
  from: 'rungs r JOIN alerts a ON a.id = r.alert_id AND a.case_id = r.case_id AND a.round = r.round',
  key: `(r.alert_id || ' ' || r.round || ' ' || r.rung)`,
  columns: `r.alert_id AS "alertId", r.round, r.rung, r.role, r.mode, a.urgency, a.ladder_version AS "ladderVersion", a.repeat_ms AS "repeatMs",
    (SELECT count(*)::integer FROM rungs w WHERE w.alert_id = r.alert_id AND w.round = r.round AND w.rung > 0 AND w.rung <> r.rung AND w.fired_at IS NULL) AS left`,
  due: `r.fired_at IS NULL AND r.due_at <= now() AND ${CLIMBS} AND ${NEXT_OF_ITS_ALERT}`,
  // Danger first.
  order: `(r.mode <> 'PAGE'), r.due_at`,
  urgent: true,
};

const noteFired = inOneStatement((tx, fired: readonly Pick<DueRung, 'alertId' | 'round' | 'rung'>[]) => tx.query(
  `UPDATE rungs r SET fired_at = now() FROM unnest($1::uuid[], $2::integer[], $3::integer[]) AS f (alert_id, round, rung)
   WHERE r.alert_id = f.alert_id AND r.round = f.round AND r.rung = f.rung`,
  [fired.map(({ alertId }) => alertId), fired.map(({ round }) => round), fired.map(({ rung }) => rung)],
));

/** Whoever is called sees the case from now on. */
const noteAlerted = inOneStatement(async (tx, called: readonly { alertId: string; caseId: string; people: readonly string[] }[]) => {
  const each = called.flatMap(({ people, ...one }) => people.map((person) => ({ ...one, person })));
  await tx.query(
    `WITH alerted AS (INSERT INTO alerted_people (alert_id, person_id) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING)
     INSERT INTO sight (case_id, key) SELECT * FROM unnest($3::uuid[], $4::text[]) ON CONFLICT DO NOTHING`,
    [each.map(({ alertId }) => alertId), each.map(({ person }) => person), each.map(({ caseId }) => caseId), each.map(({ person }) => toldKeyOf(person))],
  );
});

const planRung = inOneStatement((tx, planned: readonly (PlannedRung & { alertId: string; caseId: string; round: number })[]) => tx.query(
  `INSERT INTO rungs (alert_id, case_id, round, rung, role, mode, due_at)
   SELECT n."alertId", n."caseId", n.round, n.rung, n.role, n.mode, now() + n.after * interval '1 millisecond'
   FROM jsonb_to_recordset($1::jsonb) AS n("alertId" uuid, "caseId" uuid, round integer, rung integer, role text, mode text, after bigint)`, [JSON.stringify(planned)],
));

/** The clock of ladders: takes the next rung of every alert that nobody acknowledged in time. */
@Injectable()
export class EscalateAlert extends ClockLoop<DueRung> {
  constructor(
    parts: ClockParts,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super('alerts.escalate', RUNGS, parts);
  }

  /** Before the directory was ever fetched it is known of nobody whether she is to be called. */
  override async run(): Promise<boolean> {
    return (await this.directory.current()) === undefined ? false : super.run();
  }

  protected async fire(tx: EntityManager, known: CaseEntity, rung: DueRung): Promise<boolean> {
    const directory = await this.directory.current();
    const { caseId, facts } = known;
    if (directory === undefined || facts === null) return false;
    const regions = known.assignedRegions ?? facts.regions;
    const { reached, people } = ladder({ regions, unmatchedCivilSociety: facts.flags.unmatchedCivilSociety }, directory, rung.role, keptOutOf(known, directory), this.clock.now());
    await noteFired(tx, rung);
    await noteAlerted(tx, { alertId: rung.alertId, caseId, people });
    await saveEscalated(tx, people.map((person) => ({ caseId, person, routes: escalationRoutes(person, reached, regions, directory) })));
    const next = nextRung(rung, rung.left, this.repeatOf(rung));
    if (next !== undefined) await planRung(tx, { ...next, alertId: rung.alertId, caseId, round: rung.round });
    const callId = this.tell(tx, known, rung, { reached, people });
    await noteCalls(tx, people.map((person) => ({ callId, caseId, rung: rung.rung, reached, person })));
    return true;
  }

  /** Of the ladder with which it began. */
  private repeatOf({ urgency, ladderVersion: version, repeatMs: repeat }: DueRung): number | undefined {
    if (version === null) return urgency === 'NONE' ? undefined : this.parts.config.clocks.levels[urgency].repeat;
    return repeat === null ? undefined : Number(repeat);
  }

  private tell(tx: EntityManager, { caseId, version, reference }: CaseEntity, { alertId, rung, mode, urgency }: DueRung, { reached, people }: { reached: Rung; people: readonly string[] }): string {
    return this.outbox.add(tx, AlertEscalatedSchema, { subject: caseId, version, lane: mode === 'PAGE' ? 'danger' : laneOf(urgency) }, {
      caseId, reference: reference ?? '', alertId, rung, rungRole: reached, recipients: people.map((personId) => ({ personId, routes: [reached === 'GLOBAL_DUTY' ? 'GLOBAL_DUTY' : 'ESCALATION'] })),
      urgency, alertMode: mode,
    });
  }
}
