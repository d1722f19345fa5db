import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlertEntity } from '../alerts/alert.entity';
import { RaiseAlert } from '../alerts/raise-alert';
import { findAlert } from '../alerts/save-alert';
import type { CaseEntity } from '../routing/case.entity';
import type { HandoverEntity } from './handover.entity';
import { TellHandover } from './tell-handover';

/** How a hand-over ends. */
type HowItEnds = 'ACCEPTED' | 'REFUSED' | 'LAPSED';

const saveAnswer = inOneStatement((tx, answers: readonly { id: string; state: HowItEnds }[]) => tx.query(
  'UPDATE handovers h SET state = a.state, answered_at = now() FROM unnest($1::uuid[], $2::text[]) AS a (id, state) WHERE h.id = a.id', [answers.map(({ id }) => id), answers.map(({ state }) => state)],
));

/** Ends a hand-over: somebody else has the alert from now on; or nobody has it, and it is raised again with all rungs before it. */
@Injectable()
export class EndHandover {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly tellHandover: TellHandover,
  ) {}

  /** @param known the case, locked in `tx` @param asked one that is `ASKED` in `tx` */
  async run(tx: EntityManager, known: CaseEntity, asked: Pick<HandoverEntity, 'id' | 'from' | 'to'>, state: HowItEnds): Promise<void> {
    const alert = await findAlert(tx, known.caseId);
    if (alert === undefined) throw new Error('a hand-over without an alert');
    await saveAnswer(tx, { id: asked.id, state });
    this.tellHandover.run(tx, known, alert, asked, state, state === 'LAPSED' ? undefined : asked.to);
    if (state === 'ACCEPTED') await tx.update(AlertEntity, { id: alert.id }, { acknowledgedBy: asked.to, acknowledgedAt: () => 'now()' });
    else await this.raiseAlert.wake(tx, known, alert);
  }
}
