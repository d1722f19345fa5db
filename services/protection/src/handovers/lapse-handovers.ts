import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import type { CaseEntity } from '../routing/case.entity';
import { EndHandover } from './end-handover';
import type { HandoverEntity } from './handover.entity';

type Asked = Pick<HandoverEntity, 'id' | 'from' | 'to'>;

/** The clock of hand-overs: one that nobody answered in time wakes the ladder again. */
@Injectable()
export class LapseHandovers extends ClockLoop<Asked> {
  constructor(
    parts: ClockParts,
    private readonly endHandover: EndHandover,
  ) {
    super('handovers.lapse', { from: 'handovers r', columns: 'r.id, r.from_person AS "from", r.to_person AS "to"', due: `r.state = 'ASKED' AND r.answer_by <= now()`, order: 'r.answer_by' }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, asked: Asked): Promise<boolean> {
    await this.endHandover.run(tx, known, asked, 'LAPSED');
    return true;
  }
}
