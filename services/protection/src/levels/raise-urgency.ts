import { rankOf, type Subject, type Urgency } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { urgencyOf } from '../routing/level.rules';
import { RaiseLevel } from '../routing/raise-level';
import { SeeCase } from '../sight/see-case';
import type { LevelAnswer } from './levels.dto';
import { TellUrgency } from './tell-urgency';

/** Somebody on the case says that it is more urgent: at once, at any time, without a reason (guide 4.2). */
@Injectable()
export class RaiseUrgency {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly raiseLevel: RaiseLevel,
    private readonly tellUrgency: TellUrgency,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. @throws Refusal `case.absent`, `access.forbidden`; 422 `urgency.not-higher` */
  async run(subject: Subject, caseId: string, urgency: Exclude<Urgency, 'NONE'>): Promise<LevelAnswer> {
    const answer = await this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'alert.raise', caseId);
      const before = urgencyOf(known);
      if (before === urgency) return { urgency };
      if (rankOf(urgency) < rankOf(before)) throw new Refusal('unprocessable', 'urgency.not-higher', 'The case is above that level already.');
      await this.raiseLevel.run(tx, known, urgency, 'PERSON');
      this.tellUrgency.run(tx, known, { status: 'RAISED', urgency, before, by: [subject.person], desk: [] });
      auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action: 'alert.raise', caseId, detail: [before, urgency] });
      await reach('desk.before-commit', 'RAISED');
      return { urgency };
    });
    await reach('desk.after-commit', 'RAISED');
    return answer;
  }
}
