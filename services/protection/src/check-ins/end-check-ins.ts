import type { Subject } from '@amparo/domain';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { databaseNow } from '../db/database-now';
import { SeeCase } from '../sight/see-case';
import type { CheckInsEnded, EndCheckInsRequest } from './check-ins.dto';
import { EndRunning } from './end-running';
import { getRunning } from './find-running';

/** Whoever has the case ends the agreement, and says why. */
@Injectable()
export class EndCheckIns {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly endRunning: EndRunning,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `check-ins.absent`, `check-ins.over` */
  async run(subject: Subject, caseId: string, checkInId: string, { why }: EndCheckInsRequest): Promise<CheckInsEnded> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      await getRunning(tx, caseId, checkInId);
      const now = await databaseNow(tx);
      const sealed = (await this.fields.ofCase(tx, caseId)).seal(why, { table: 'check_ins', column: 'end_why', row: checkInId });
      await this.endRunning.run(tx, known, { because: 'ENDED', by: subject.person, why: sealed });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: checkInId, purpose: 'CHECK_INS_ENDED' });
      return { checkInId, endedAt: now };
    });
  }
}
