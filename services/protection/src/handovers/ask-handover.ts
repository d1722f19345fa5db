import { randomUUID } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AlertEntity } from '../alerts/alert.entity';
import { saveEscalated } from '../alerts/save-escalated';
import { ProtectionConfig } from '../config';
import { noteCalls } from '../record/note-calls';
import { keepSight } from '../sight/keep-sight';
import { SeeCase } from '../sight/see-case';
import { FindTakers } from './find-takers';
import { HandoverEntity } from './handover.entity';
import { answeredWithin } from './handover.rules';
import type { HandoverAnswer } from './handovers.dto';
import { TellHandover } from './tell-handover';

/** Whoever has an alert asks somebody else on duty to take it. Until she does, the first one has it and the ladder stands still. */
@Injectable()
export class AskHandover {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly findTakers: FindTakers,
    private readonly tellHandover: TellHandover,
    private readonly clock: Clock,
    private readonly config: ProtectionConfig,
  ) {}

  /**
   * The same again, while it is asked, is one.
   *
   * @param to directory id
   * @throws Refusal `case.absent`, `access.forbidden`; 409 `handover.not-hers`: she does not have it, `handover.open`: another is asked; 422
   *   `handover.not-on-duty`
   */
  async run(subject: Subject, caseId: string, to: string): Promise<HandoverAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<HandoverAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'alert.hand-over', caseId);
      const alert = await tx.findOneBy(AlertEntity, { caseId });
      if (alert?.acknowledgedBy !== subject.person) throw new Refusal('conflict', 'handover.not-hers', 'Only whoever has it can hand it over.');
      const open = await tx.findOneBy(HandoverEntity, { caseId, state: 'ASKED' });
      if (open?.to === to) return { handoverId: open.id, state: 'ASKED', answerBy: open.answerBy };
      if (open !== null) throw new Refusal('conflict', 'handover.open', 'Somebody else is asked already.');
      const routes = await this.findTakers.routesOf(known, to);
      if (to === subject.person || routes.length === 0) throw new Refusal('unprocessable', 'handover.not-on-duty', 'That person is not on duty for this case.');
      const id = randomUUID();
      await tx.query(
        `INSERT INTO handovers (id, case_id, from_person, to_person, answer_by) VALUES ($1, $2, $3, $4, now() + $5 * interval '1 millisecond')`,
        [id, caseId, subject.person, to, answeredWithin(alert.urgency, this.config.clocks)],
      );
      const asked = await tx.findOneByOrFail(HandoverEntity, { id });
      await tx.query('INSERT INTO alerted_people (alert_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [alert.id, to]);
      // She sees what she is asked to take.
      await saveEscalated(tx, [{ caseId, person: to, routes }]);
      await keepSight(tx, caseId);
      const callId = this.tellHandover.run(tx, known, alert, asked, 'ASKED', subject.person);
      await noteCalls(tx, [{ callId, caseId, rung: null, reached: 'HANDOVER', person: to }]);
      auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'alert.hand-over', caseId, about: id, purpose: 'ASKED', detail: [to] });
      await reach('desk.before-commit', 'HANDOVER');
      return { handoverId: id, state: 'ASKED', answerBy: asked.answerBy };
    });
    await reach('desk.after-commit', 'HANDOVER');
    return answer;
  }
}
