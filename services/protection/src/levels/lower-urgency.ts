import { randomUUID } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { reach } from '@amparo/messaging';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { databaseNow } from '../db/database-now';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { urgencyOf } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { ApplyLowering } from './apply-lowering';
import type { LowerUrgencyRequest, LoweringAnswer } from './levels.dto';
import { LoweringEntity, type LoweringState } from './lowering.entity';
import { AGREED_WITHIN_MS, needsSecond, refuseUnlessLower } from './lowering.rules';
import { TellUrgency } from './tell-urgency';

/** Somebody says that a case is less urgent, and why: done where it is not above MEDIUM, else asked of a second person (guide 4.2). */
@Injectable()
export class LowerUrgency {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly applyLowering: ApplyLowering,
    private readonly concerned: FindConcernedPeople,
    private readonly tellUrgency: TellUrgency,
  ) {}

  /**
   * The same again, while it is asked, is one.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 422 `urgency.not-lower`; 409 `lowering.open`: another is asked
   */
  async run(subject: Subject, caseId: string, { urgency: wanted, because }: LowerUrgencyRequest): Promise<LoweringAnswer> {
    const answer = await this.database.transaction(async (tx): Promise<LoweringAnswer> => {
      const known = await this.seeCase.locked(tx, subject, 'alert.lower', caseId);
      const open = await tx.findOneBy(LoweringEntity, { caseId, state: 'ASKED' });
      if (open !== null) {
        if (open.wanted === wanted && open.askedBy === subject.person) return { loweringId: open.id, state: 'ASKED', endsAt: open.endsAt };
        throw new Refusal('conflict', 'lowering.open', 'Somebody has asked to lower it already.');
      }
      const before = urgencyOf(known);
      refuseUnlessLower(before, wanted);
      const [id, now, state] = [randomUUID(), await databaseNow(tx), needsSecond(before) ? 'ASKED' : 'LOWERED'] satisfies [string, Date, LoweringState];
      const endsAt = new Date(now.getTime() + AGREED_WITHIN_MS);
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(because, { table: 'lowerings', column: 'because', row: id });
      await tx.insert(LoweringEntity, {
        id, caseId, before, wanted, state, because: sealed, askedBy: subject.person, askedAt: now, endsAt, ...(state === 'LOWERED' ? { endedAt: now } : {}),
      });
      if (state === 'LOWERED') await this.applyLowering.run(tx, known, { id, before, wanted }, [subject.person]);
      else this.tellUrgency.run(tx, known, { status: 'ASKED', urgency: wanted, before, loweringId: id, by: [subject.person], desk: await this.concerned.witnesses(tx, known, [subject.person]) });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'alert.lower', caseId, about: id, purpose: state, detail: [before, wanted] });
      await reach('desk.before-commit', state);
      return { loweringId: id, state, endsAt };
    });
    await reach('desk.after-commit', answer.state);
    return answer;
  }
}
