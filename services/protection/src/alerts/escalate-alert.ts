import { AlertEscalatedSchema } from '@amparo/contracts';
import { ladder, laneOf, toldKeyOf, type AlertMode, type Directory, type RoutingFacts, type Rung, type Urgency } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DirectoryCopy, Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import { noteCalls, type Call } from '../record/note-calls';
import { keptOutOf } from '../hearers/kept-out-of';
import { escalationRoutes } from '../routing/told-people.rules';
import { nextRung } from './ladder.rules';
import { saveAllEscalated, type Escalated } from './save-escalated';

/** A rung, and how many further ones of its round have not been taken. */
interface FiredRung {
  alert_id: string;
  round: number;
  rung: number;
  role: Rung;
  mode: AlertMode;
  left: number;
}

/** An alert that climbs. */
interface Climbing {
  id: string;
  case_id: string;
  round: number;
  urgency: Urgency;
  ladder_version: number | null;
  /** Milliseconds, as text: a bigint. */
  repeat_ms: string | null;
}

/** What of its case decides whom a rung calls. */
interface LockedCase {
  case_id: string;
  version: number;
  reference: string | null;
  regions: string[];
  excluded: string[];
  facts: Pick<RoutingFacts, 'conflicts'>;
  withheld: boolean;
}

/** A rung that has been taken, of a case that is locked. */
type TakenRung = FiredRung & Omit<Climbing, 'id' | 'round'> & LockedCase;

/** Whom a rung called. */
interface Called {
  taken: TakenRung;
  reached: Rung;
  people: string[];
}

/** Taken in one transaction at most: their cases are locked until it ends. */
const MOST = 500;

const CLIMBS = 'a.acknowledged_at IS NULL AND (a.paused_until IS NULL OR a.paused_until <= now())';
/** After a pause several of one alert are due: one after the other. */
const NEXT_OF_ITS_ALERT = `NOT EXISTS (
  SELECT 1 FROM rungs e WHERE e.alert_id = r.alert_id AND e.round = r.round AND e.fired_at IS NULL AND (e.due_at, e.rung) < (r.due_at, r.rung))`;

/**
 * Takes the next rung of every alert that nobody acknowledged in time, many in one transaction, danger first. A rung is a row: firing it and
 * telling it are one transaction under the case's lock, so each is taken once, whatever dies and however many look; a case that somebody
 * else is at is left for the next look. Time is the database's own, the same for every process.
 */
@Injectable()
export class EscalateAlert implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'alerts.escalate', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether a rung was taken */
  async run(): Promise<boolean> {
    const directory = await this.directory.current();
    if (directory === undefined) return false;
    const taken = await this.database.transaction((tx) => this.take(tx, directory));
    if (taken === 0) return false;
    await reach('clock.after-rung');
    return true;
  }

  private async take(tx: EntityManager, directory: Directory): Promise<number> {
    const due = await tx.query<{ alert_id: string; round: number; rung: number }[]>(
      `SELECT r.alert_id, r.round, r.rung FROM rungs r JOIN alerts a ON a.id = r.alert_id JOIN cases c ON c.case_id = r.case_id
       WHERE r.fired_at IS NULL AND r.due_at <= now() AND a.round = r.round AND ${CLIMBS} AND ${NEXT_OF_ITS_ALERT} AND c.facts IS NOT NULL ORDER BY (r.mode <> 'PAGE'), r.due_at LIMIT ${MOST} FOR UPDATE OF c SKIP LOCKED`,
    );
    if (due.length === 0) return 0;
    const taken = await this.fire(tx, due);
    if (taken.length === 0) return 0;
    const now = this.clock.now();
    const called = taken.map((one): Called => {
      const { reached, people } = ladder({ regions: one.regions, unmatchedCivilSociety: one.withheld }, directory, one.role, keptOutOf(one, directory), now);
      return { taken: one, reached, people };
    });
    await this.note(tx, called, directory);
    await this.planNext(tx, taken);
    await noteCalls(tx, called.flatMap((one) => this.tell(tx, one)));
    return taken.length;
  }

  /** Of rungs whose cases are locked, those that are still due: whoever acknowledged, raised or paused an alert before that is seen by these statements. */
  private async fire(tx: EntityManager, due: readonly Pick<FiredRung, 'alert_id' | 'round' | 'rung'>[]): Promise<TakenRung[]> {
    const climbing = await tx.query<Climbing[]>(
      `SELECT a.id, a.case_id, a.round, a.urgency, a.ladder_version, a.repeat_ms FROM alerts a WHERE a.id = ANY ($1::uuid[]) AND ${CLIMBS}`, [due.map(({ alert_id: id }) => id)],
    );
    const alerts = new Map(climbing.map((alert) => [alert.id, alert]));
    const still = due.filter(({ alert_id: id, round }) => alerts.get(id)?.round === round);
    if (still.length === 0) return [];
    const fired = await tx.query<FiredRung[]>(
      `WITH fired AS (
         UPDATE rungs r SET fired_at = now() FROM unnest($1::uuid[], $2::integer[], $3::integer[]) AS d (alert_id, round, rung)
         WHERE r.alert_id = d.alert_id AND r.round = d.round AND r.rung = d.rung AND r.fired_at IS NULL
         RETURNING r.alert_id, r.round, r.rung, r.role, r.mode)
       SELECT f.*, (SELECT count(*)::integer FROM rungs w WHERE w.alert_id = f.alert_id AND w.round = f.round AND w.rung > 0 AND w.rung <> f.rung AND w.fired_at IS NULL) AS left FROM fired f`,
      [still.map(({ alert_id: id }) => id), still.map(({ round }) => round), still.map(({ rung }) => rung)],
    );
    const [rows] = await tx.query<[LockedCase[], number]>(
      `UPDATE cases SET version = version + 1 WHERE case_id = ANY ($1::uuid[])
       RETURNING case_id, version, reference, excluded, jsonb_build_object('conflicts', facts -> 'conflicts') AS facts, coalesce(assigned_regions, ARRAY(SELECT jsonb_array_elements_text(facts -> 'regions'))) AS regions,
                 coalesce((facts -> 'flags' ->> 'unmatchedCivilSociety')::boolean, false) AS withheld`, [fired.map(({ alert_id: id }) => alerts.get(id)?.case_id)],
    );
    const cases = new Map(rows.map((one) => [one.case_id, one]));
    return fired.flatMap((rung) => {
      const alert = alerts.get(rung.alert_id);
      const known = alert === undefined ? undefined : cases.get(alert.case_id);
      if (alert === undefined || known === undefined) return [];
      const { urgency, ladder_version, repeat_ms } = alert;
      return [{ ...rung, ...known, urgency, ladder_version, repeat_ms }];
    });
  }

  /** Whoever is called sees the case from now on. */
  private async note(tx: EntityManager, called: readonly Called[], directory: Directory): Promise<void> {
    const each = called.flatMap(({ taken, reached, people }) => people.map((person) => ({ taken, reached, person })));
    await tx.query(
      `WITH alerted AS (INSERT INTO alerted_people (alert_id, person_id) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING)
       INSERT INTO sight (case_id, key) SELECT * FROM unnest($3::uuid[], $4::text[]) ON CONFLICT DO NOTHING`,
      [each.map(({ taken }) => taken.alert_id), each.map(({ person }) => person), each.map(({ taken }) => taken.case_id), each.map(({ person }) => toldKeyOf(person))],
    );
    await saveAllEscalated(tx, each.map(({ taken, reached, person }): Escalated => ({ caseId: taken.case_id, person, routes: escalationRoutes(person, reached, taken.regions, directory) })));
  }

  private async planNext(tx: EntityManager, taken: readonly TakenRung[]): Promise<void> {
    const next = taken.flatMap((one) => {
      const planned = nextRung(one, one.left, this.repeatOf(one));
      return planned === undefined ? [] : [{ ...planned, alert_id: one.alert_id, case_id: one.case_id, round: one.round }];
    });
    if (next.length === 0) return;
    await tx.query(
      `INSERT INTO rungs (alert_id, case_id, round, rung, role, mode, due_at)
       SELECT n.alert_id, n.case_id, n.round, n.rung, n.role, n.mode, now() + n.after * interval '1 millisecond'
       FROM jsonb_to_recordset($1::jsonb) AS n(alert_id uuid, case_id uuid, round integer, rung integer, role text, mode text, after bigint)`, [JSON.stringify(next)],
    );
  }

  /** Of the ladder with which it began. */
  private repeatOf({ urgency, ladder_version: version, repeat_ms: repeat }: TakenRung): number | undefined {
    if (version === null) return urgency === 'NONE' ? undefined : this.config.clocks.levels[urgency].repeat;
    return repeat === null ? undefined : Number(repeat);
  }

  private tell(tx: EntityManager, { taken, reached, people }: Called): Call[] {
    const callId = this.outbox.add(
      tx, AlertEscalatedSchema, { subject: taken.case_id, version: taken.version, lane: taken.mode === 'PAGE' ? 'danger' : laneOf(taken.urgency) },
      {
        caseId: taken.case_id,
        reference: taken.reference ?? '',
        alertId: taken.alert_id,
        rung: taken.rung,
        rungRole: reached,
        recipients: people.map((personId) => ({ personId, routes: [reached === 'GLOBAL_DUTY' ? 'GLOBAL_DUTY' : 'ESCALATION'] })),
        urgency: taken.urgency,
        alertMode: taken.mode,
      },
    );
    return people.map((person) => ({ callId, caseId: taken.case_id, alertId: taken.alert_id, rung: taken.rung, reached, person }));
  }
}
