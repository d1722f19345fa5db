import type { Subject } from '@amparo/domain';
import { reach } from '@amparo/messaging';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { databaseNow } from '../db/database-now';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { ApplyLowering } from './apply-lowering';
import { getLowering } from './get-lowering';
import type { LoweringAnswer } from './levels.dto';
import { LoweringEntity } from './lowering.entity';
import { loweringEnded, refuseUnlessAgreeable } from './lowering.rules';

/** A second person agrees that a case is less urgent: it is so from now on. */
@Injectable()
export class AgreeToLowering {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly applyLowering: ApplyLowering,
  ) {}

  /** The same again changes nothing. @throws Refusal `case.absent`, `access.forbidden`, `lowering.absent`; 422 `lowering.second-person`; 409 `lowering.ended` */
  async run(subject: Subject, caseId: string, loweringId: string): Promise<LoweringAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<LoweringAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'alert.lower', caseId);
      const asked = await getLowering(tx, caseId, loweringId);
      if (asked.state === 'LOWERED' && asked.agreedBy === subject.person) return { loweringId, state: 'LOWERED', endsAt: asked.endsAt };
      if (asked.state !== 'ASKED') throw loweringEnded();
      const now = await databaseNow(tx);
      refuseUnlessAgreeable(asked, subject.person, urgencyOf(known), now);
      await tx.update(LoweringEntity, { id: loweringId }, { state: 'LOWERED', agreedBy: subject.person, endedAt: now });
      await this.applyLowering.run(tx, known, asked, [asked.askedBy, subject.person]);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'alert.lower', caseId, about: loweringId, purpose: 'LOWERED', detail: [asked.before, asked.wanted] });
      await reach('desk.before-commit', 'LOWERED');
      return { loweringId, state: 'LOWERED', endsAt: asked.endsAt };
    });
    await reach('desk.after-commit', 'LOWERED');
    return answer;
  }
}
