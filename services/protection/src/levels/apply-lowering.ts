import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaiseAlert } from '../alerts/raise-alert';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { CaseEntity } from '../routing/case.entity';
import type { LoweringEntity } from './lowering.entity';
import { TellUrgency } from './tell-urgency';

/** A case has a lower level from now on, and so has its alert. Whoever else answers for it is told. */
@Injectable()
export class ApplyLowering {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly concerned: FindConcernedPeople,
    private readonly tellUrgency: TellUrgency,
  ) {}

  /** @param known the case, locked in `tx` @param by directory ids of the one, or the two, who did it */
  async run(tx: EntityManager, known: CaseEntity, { id, before, wanted }: Pick<LoweringEntity, 'id' | 'before' | 'wanted'>, by: readonly string[]): Promise<void> {
    await tx.update(CaseEntity, { caseId: known.caseId }, { loweredTo: wanted });
    await this.raiseAlert.lower(tx, known, wanted);
    this.tellUrgency.run(tx, known, { status: 'LOWERED', urgency: wanted, before, loweringId: id, by, desk: await this.concerned.witnesses(tx, known, by) });
  }
}
