import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import type { CaseEntity } from '../routing/case.entity';
import type { LoweringEntity } from './lowering.entity';
import { TellUrgency } from './tell-urgency';

type Asked = Pick<LoweringEntity, 'id' | 'wanted' | 'before' | 'askedBy'>;

const noteLapsed = inOneStatement<string>((tx, ids) => tx.query(`UPDATE lowerings SET state = 'LAPSED', ended_at = now() WHERE id = ANY ($1::uuid[])`, [ids]));

/** The clock of lowerings: one to which nobody agreed in time lapses; the case stays as urgent as it was, and whoever asked is told. */
@Injectable()
export class LapseLowerings extends ClockLoop<Asked> {
  constructor(
    parts: ClockParts,
    private readonly tellUrgency: TellUrgency,
  ) {
    super('lowerings.lapse', { from: 'lowerings r', columns: 'r.id, r.wanted, r.before, r.asked_by AS "askedBy"', due: `r.state = 'ASKED' AND r.ends_at <= now()`, order: 'r.ends_at' }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, { id, wanted: urgency, before, askedBy }: Asked): Promise<boolean> {
    await noteLapsed(tx, id);
    this.tellUrgency.run(tx, known, { status: 'LAPSED', urgency, before, loweringId: id, by: [askedBy], desk: [askedBy] });
    return true;
  }
}
