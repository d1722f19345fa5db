import { AlertPausedSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AlertEntity } from '../alerts/alert.entity';
import { SeeCase } from '../sight/see-case';
import type { PauseAnswer } from './pauses.dto';

/** Somebody lets a ladder go on before its pause is over. */
@Injectable()
export class EndPause {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One that is over stays as it is. @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `pause.absent` */
  async run(subject: Subject, caseId: string, pauseId: string): Promise<PauseAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<PauseAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'alert.pause', caseId);
      const [pause] = await tx.query<{ round: number; until: Date; over: boolean }[]>(
        'SELECT round, until_at AS until, ended_at IS NOT NULL OR until_at <= now() AS over FROM pauses WHERE id = $1 AND case_id = $2', [pauseId, caseId],
      );
      if (pause === undefined) throw new Refusal('absent', 'pause.absent', 'There is no such pause.');
      const alert = await tx.findOneByOrFail(AlertEntity, { caseId });
      if (pause.over) return { pauseId, until: pause.until };
      await tx.query('UPDATE pauses SET ended_by = $2, ended_at = now() WHERE id = $1', [pauseId, subject.person]);
      if (alert.round === pause.round) await tx.update(AlertEntity, { id: alert.id }, { pausedUntil: null });
      this.outbox.add(tx, AlertPausedSchema, { subject: caseId, version: known.version, lane: laneOf(alert.urgency), actor: subject.person }, {
        caseId, alertId: alert.id, pauseId, status: 'RESUMED', personId: subject.person, reference: known.reference ?? '', urgency: alert.urgency,
      });
      auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'alert.pause', caseId, about: pauseId, purpose: 'RESUMED' });
      await reach('desk.before-commit', 'RESUMED');
      return { pauseId, until: pause.until };
    });
    await reach('desk.after-commit', 'RESUMED');
    return answer;
  }
}
