import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import type { EndedBecause } from './check-ins.dto';
import { findRunning } from './find-running';
import { leaveOut } from './plan-next';
import { TellChanged } from './tell-changed';

/** How an agreement ends. */
export interface EndingOfCheckIns {
  because: Exclude<EndedBecause, 'REPLACED'>;
  /** Somebody who has the case, where she ended it, and why: sealed. */
  by?: string;
  why?: Buffer;
  /** What was agreed to later goes on: what ends it was heard late. */
  madeBefore?: Date;
}

/** Ends the agreement of a case, if one runs: nothing is due any more. */
@Injectable()
export class EndRunning {
  constructor(private readonly tellChanged: TellChanged) {}

  /** @param known the case, locked in `tx` */
  async run(tx: EntityManager, known: CaseEntity, { because, by, why, madeBefore }: EndingOfCheckIns): Promise<void> {
    const running = await findRunning(tx, known.caseId);
    if (running === undefined || (madeBefore !== undefined && running.madeAt > madeBefore)) return;
    await tx.query(
      'UPDATE check_ins SET ended_at = now(), ended_because = $2, ended_by = $3, end_why = $4 WHERE id = $1', [running.id, because, by ?? null, why ?? null],
    );
    await leaveOut(tx, running.id, 'DUE');
    await tx.query('UPDATE check_in_pauses SET over_at = now(), over_by = $2 WHERE check_in_id = $1 AND over_at IS NULL', [running.id, by ?? null]);
    await this.tellChanged.run(tx, known, { running, status: 'ENDED', by });
  }
}
