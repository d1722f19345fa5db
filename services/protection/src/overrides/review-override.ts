import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { getOverride } from './get-override';
import { OVERRIDE_COLUMNS } from './list-overrides';
import { OverrideEntity } from './override.entity';
import type { OverrideShown } from './overrides.dto';

/** A third person looks at an override again, and says whether the one whom it is about knows of it by now. */
@Injectable()
export class ReviewOverride {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly clock: Clock,
  ) {}

  /**
   * May be done again: when she has been told later.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `override.absent`; `override.not-agreed` where nothing was opened,
   *   `override.own` for one of the two
   */
  async run(subject: Subject, caseId: string, overrideId: string, personTold: boolean): Promise<OverrideShown> {
    return this.database.transaction(async (tx) => {
      await this.seeCase.locked(tx, subject, 'consent.override', caseId);
      const { askedBy, agreedBy, personToldAt } = await getOverride(tx, caseId, overrideId);
      if (agreedBy === null) throw new Refusal('conflict', 'override.not-agreed', 'Nobody has agreed to it.');
      if ([askedBy, agreedBy].includes(subject.person)) throw new Refusal('forbidden', 'override.own', 'Somebody else must look at it.');
      const now = this.clock.now();
      await tx.update(OverrideEntity, { id: overrideId }, { reviewedBy: subject.person, reviewedAt: now, ...(personTold && personToldAt === null ? { personToldAt: now } : {}) });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.override', caseId, about: overrideId, purpose: 'REVIEWED' });
      const [shown] = await tx.query<[OverrideShown]>(`SELECT ${OVERRIDE_COLUMNS} FROM overrides o JOIN cases c ON c.case_id = o.case_id WHERE o.id = $1`, [overrideId]);
      return shown;
    });
  }
}
