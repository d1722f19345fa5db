import { AlertPausedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findAlert } from '../alerts/save-alert';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import type { CaseEntity } from '../routing/case.entity';

/** A pause that is over. */
interface Over {
  id: string;
  round: number;
}

const noteEnded = inOneStatement<string>((tx, ids) => tx.query('UPDATE pauses SET ended_at = until_at WHERE id = ANY ($1::uuid[])', [ids]));

/** The clock of pauses: that one is over is told, where its ladder goes on by that; the ladder itself waits for nobody's telling. */
@Injectable()
export class LapsePauses extends ClockLoop<Over> {
  constructor(
    parts: ClockParts,
    private readonly outbox: Outbox,
  ) {
    super('pauses.lapse', { from: 'pauses r', columns: 'r.id, r.round', due: 'r.ended_at IS NULL AND r.until_at <= now()', order: 'r.until_at' }, parts);
  }

  protected async fire(tx: EntityManager, { caseId, version, reference }: CaseEntity, { id, round }: Over): Promise<boolean> {
    await noteEnded(tx, id);
    const alert = await findAlert(tx, caseId);
    // Taken or raised anew meanwhile, its ladder does not go on because of this.
    if (alert?.round === round && alert.acknowledgedAt === null) {
      this.outbox.add(tx, AlertPausedSchema, { subject: caseId, version, lane: laneOf(alert.urgency) }, {
        caseId, alertId: alert.id, pauseId: id, status: 'RESUMED', reference: reference ?? '', urgency: alert.urgency,
      });
    }
    return true;
  }
}
