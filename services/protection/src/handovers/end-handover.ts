import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlertEntity } from '../alerts/alert.entity';
import { RaiseAlert } from '../alerts/raise-alert';
import type { CaseEntity } from '../routing/case.entity';
import { HandoverEntity } from './handover.entity';
import { TellHandover } from './tell-handover';

/** Ends a hand-over: somebody else has the alert from now on; or nobody has it, and it is raised again with all rungs before it. */
@Injectable()
export class EndHandover {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly tellHandover: TellHandover,
  ) {}

  /** @param known the case, locked in `tx` @param asked one that is `ASKED` in `tx` */
  async run(tx: EntityManager, known: CaseEntity, asked: HandoverEntity, state: 'ACCEPTED' | 'REFUSED' | 'LAPSED'): Promise<void> {
    const alert = await tx.findOneByOrFail(AlertEntity, { caseId: known.caseId });
    await tx.update(HandoverEntity, { id: asked.id }, { state, answeredAt: () => 'now()' });
    this.tellHandover.run(tx, known, alert, asked, state, state === 'LAPSED' ? undefined : asked.to);
    if (state === 'ACCEPTED') await tx.update(AlertEntity, { id: alert.id }, { acknowledgedBy: asked.to, acknowledgedAt: () => 'now()' });
    else await this.raiseAlert.wake(tx, known, alert);
  }
}
