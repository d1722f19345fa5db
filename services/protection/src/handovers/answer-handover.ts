import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { noteAnswer } from '../record/note-calls';
import { SeeCase } from '../sight/see-case';
import { EndHandover } from './end-handover';
import { HandoverEntity } from './handover.entity';
import type { HandoverAnswer } from './handovers.dto';

/** Somebody who was asked takes what another has; or does not, and the ladder wakes again. */
@Injectable()
export class AnswerHandover {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly endHandover: EndHandover,
    private readonly clock: Clock,
  ) {}

  /**
   * The same again changes nothing. Of what another was asked she learns nothing.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `handover.absent`; 409 `handover.ended`: answered otherwise, or its time is over
   */
  async run(subject: Subject, caseId: string, handoverId: string, state: 'ACCEPTED' | 'REFUSED'): Promise<HandoverAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<HandoverAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'alert.hand-over', caseId);
      const asked = await tx.findOneBy(HandoverEntity, { id: handoverId, caseId, to: subject.person });
      if (asked === null) throw new Refusal('absent', 'handover.absent', 'There is no such request.');
      const { answerBy } = asked;
      if (asked.state === state) return { handoverId, state, answerBy };
      if (asked.state !== 'ASKED') throw new Refusal('conflict', 'handover.ended', 'That is not asked any more.');
      // Who refuses has answered what she was asked, and nothing else that called her.
      await noteAnswer(tx, caseId, subject.person, state === 'REFUSED' ? { to: 'HANDOVER' } : {});
      await this.endHandover.run(tx, known, asked, state);
      auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'alert.hand-over', caseId, about: handoverId, purpose: state });
      await reach('desk.before-commit', state);
      return { handoverId, state, answerBy };
    });
    await reach('desk.after-commit', state);
    return answer;
  }
}
