import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import type { AssessedLevel } from '../risk/risk.dto';
import type { CaseEntity } from '../routing/case.entity';
import { TellChanged } from './tell-changed';

/** A pause that is over. */
interface Over {
  id: string;
  checkInId: string;
  level: AssessedLevel;
}

const noteOver = inOneStatement<string>((tx, ids) => tx.query('UPDATE check_in_pauses SET over_at = now() WHERE id = ANY ($1::uuid[])', [ids]));

/** The clock of pauses of check-ins: one ends by itself, and says so. */
@Injectable()
export class ResumeCheckIns extends ClockLoop<Over> {
  constructor(
    parts: ClockParts,
    private readonly tellChanged: TellChanged,
  ) {
    super('check-ins.resume', {
      from: 'check_in_pauses r JOIN check_ins a ON a.id = r.check_in_id', columns: 'r.id, r.check_in_id AS "checkInId", a.level', due: 'r.over_at IS NULL AND r.until <= now()', order: 'r.until',
    }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, { id, checkInId, level }: Over): Promise<boolean> {
    await noteOver(tx, id);
    await this.tellChanged.run(tx, known, { running: { id: checkInId, level }, status: 'RESUMED' });
    return true;
  }
}
