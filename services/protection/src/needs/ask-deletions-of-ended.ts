import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '../db/database-now';
import type { CaseEntity } from '../routing/case.entity';
import { MoveReferral } from './move-referral';
import { openedReferrals } from './opened-referrals';
import { openUntil, releasedFields } from './packet';
import { referralsOf } from './referrals-of';

/**
 * A consent for an organisation has ended by its date, by the clock of the database as its own clock goes (ADR 0004): it is asked to delete each packet that somebody of it has opened, unless another
 * consent holds for it. A referral that goes on stays as it is, since she may agree anew.
 */
@Injectable()
export class AskDeletionsOfEnded {
  constructor(private readonly moveReferral: MoveReferral) {}

  /** @param known the case, locked in `tx` */
  async run(tx: EntityManager, known: CaseEntity, organisationId: string): Promise<void> {
    const [opened, now] = [await openedReferrals(tx, known.caseId), await databaseNow(tx)];
    for (const referral of await referralsOf(tx, known.caseId)) {
      if (referral.organisationId !== organisationId || referral.deletionAskedAt !== null || !opened.has(referral.id)) continue;
      const fields = await releasedFields(tx, referral.id);
      if (fields === undefined || (await openUntil(tx, referral, fields, now)) !== undefined) continue;
      await this.moveReferral.askToDelete(tx, referral, known, now);
    }
  }
}
