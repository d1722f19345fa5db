import { AlertEscalatedSchema } from '@amparo/contracts';
import { ladder, laneOf, type AlertMode, type Directory, type Rung } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DirectoryCopy, Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { escalationRoutes } from '../routing/told-people.rules';
import { keepSight } from '../sight/keep-sight';
import { AlertEntity } from './alert.entity';
import { nextRung } from './ladder.rules';
import { saveEscalated } from './save-escalated';

interface DueRung {
  alert_id: string;
  case_id: string;
  round: number;
  rung: number;
  role: Rung;
  mode: AlertMode;
}

const STILL_DUE = 'r.fired_at IS NULL AND r.due_at <= now() AND a.acknowledged_at IS NULL AND a.round = r.round';

/**
 * Takes the next rung of every alert that nobody acknowledged in time. A rung is a row: firing it and telling it are one
 * transaction under the case's lock, so each is taken once, whatever dies and however many look. Time is the database's
 * own, the same for every process.
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

  /** @returns whether a rung was due */
  async run(): Promise<boolean> {
    const directory = await this.directory.current();
    if (directory === undefined) return false;
    const due = await this.database.query<DueRung>(
      `SELECT r.alert_id, a.case_id, r.round, r.rung, r.role, r.mode FROM rungs r JOIN alerts a ON a.id = r.alert_id
       WHERE ${STILL_DUE} ORDER BY r.due_at LIMIT 1`,
    );
    const rung = due[0];
    if (rung === undefined) return false;
    await this.database.transaction((tx) => this.fire(tx, rung, directory));
    await reach('clock.after-rung');
    return true;
  }

  private async fire(tx: EntityManager, due: DueRung, directory: Directory): Promise<void> {
    const known = await lockCase(tx, due.case_id);
    const fired: unknown[] = await tx.query(
      `WITH fired AS (
         UPDATE rungs r SET fired_at = now() FROM alerts a
         WHERE a.id = r.alert_id AND r.alert_id = $1 AND r.round = $2 AND r.rung = $3 AND ${STILL_DUE} RETURNING 1)
       SELECT * FROM fired`,
      [due.alert_id, due.round, due.rung],
    );
    // Acknowledged, raised anew, or taken by another instance in the meantime.
    if (fired.length === 0 || known.facts === null) return;
    const alerted = { regions: known.assignedRegions ?? known.facts.regions, unmatchedCivilSociety: known.facts.flags.unmatchedCivilSociety };
    const { reached, people } = ladder(alerted, directory, due.role, known.excluded, this.clock.now());
    await tx.query(
      'INSERT INTO alerted_people (alert_id, person_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING', [due.alert_id, people],
    );
    for (const person of people) await saveEscalated(tx, due.case_id, person, escalationRoutes(person, reached, alerted.regions, directory));
    await keepSight(tx, due.case_id);
    await this.planNext(tx, due);
    await this.tell(tx, known, due, reached, people);
  }

  private async planNext(tx: EntityManager, due: DueRung): Promise<void> {
    const { urgency } = await tx.findOneByOrFail(AlertEntity, { id: due.alert_id });
    const repeat = urgency === 'NONE' ? undefined : this.config.clocks.levels[urgency].repeat;
    const waiting = await tx.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM rungs WHERE alert_id = $1 AND round = $2 AND rung > 0 AND fired_at IS NULL', [due.alert_id, due.round],
    );
    const next = nextRung(due, waiting[0]?.n ?? 0, repeat);
    if (next === undefined) return;
    await tx.query(
      `INSERT INTO rungs (alert_id, case_id, round, rung, role, mode, due_at) VALUES ($1, $7, $2, $3, $4, $5, now() + $6 * interval '1 millisecond')`,
      [due.alert_id, due.round, next.rung, next.role, next.mode, next.after, due.case_id],
    );
  }

  private async tell(tx: EntityManager, known: CaseEntity, due: DueRung, reached: Rung, people: string[]): Promise<void> {
    const alert = await tx.findOneByOrFail(AlertEntity, { id: due.alert_id });
    this.outbox.add(
      tx, AlertEscalatedSchema,
      { subject: known.caseId, version: known.version, lane: due.mode === 'PAGE' ? 'danger' : laneOf(alert.urgency) },
      {
        caseId: known.caseId,
        reference: known.reference ?? '',
        alertId: alert.id,
        rung: due.rung,
        rungRole: reached,
        recipients: people.map((personId) => ({ personId, routes: [reached === 'GLOBAL_DUTY' ? 'GLOBAL_DUTY' : 'ESCALATION'] })),
        urgency: alert.urgency,
        alertMode: due.mode,
      },
    );
  }
}
