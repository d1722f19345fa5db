import { AlertPausedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AlertEntity } from '../alerts/alert.entity';
import { MOST_AT_ONCE } from '../clocks/clock-loop';
import type { FireEach } from '../clocks/fire-each';
import { lockCase } from '../routing/lock-case';

/** That a pause is over is told, where its ladder goes on by that. Once, by the database's clock; the ladder itself waits for nobody's telling. */
@Injectable()
export class LapsePauses {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** @returns whether one is over */
  async run(each: FireEach): Promise<boolean> {
    const due = await this.database.query<{ key: string; caseId: string; round: number }>(
      `SELECT id AS key, case_id AS "caseId", round FROM pauses WHERE ended_at IS NULL AND until_at <= now() AND id::text <> ALL ($1::text[]) ORDER BY until_at LIMIT ${MOST_AT_ONCE}`, [each.later()],
    );
    return each.run(due, ({ key: pauseId, caseId, round }) => this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const [ended] = await tx.query<[unknown[], number]>('UPDATE pauses SET ended_at = until_at WHERE id = $1 AND ended_at IS NULL RETURNING id', [pauseId]);
      const alert = await tx.findOneByOrFail(AlertEntity, { caseId });
      // Taken or raised anew meanwhile, its ladder does not go on because of this.
      if (ended.length > 0 && alert.round === round && alert.acknowledgedAt === null) {
        this.outbox.add(tx, AlertPausedSchema, { subject: caseId, version: known.version, lane: laneOf(alert.urgency) }, {
          caseId, alertId: alert.id, pauseId, status: 'RESUMED', reference: known.reference ?? '', urgency: alert.urgency,
        });
      }
      return true;
    }));
  }
}
