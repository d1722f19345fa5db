import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountResetEntity } from '../accounts/account-reset.entity';
import { AccountEntity } from '../accounts/account.entity';
import { closeAccounts } from '../accounts/close-accounts';
import { Invitations, type MadeInvitation } from '../accounts/invitations';
import { MayOnAccount } from './may-on-account';
import { resetEnds } from './reset.rules';

/**
 * The second administrator confirms that somebody lost her factor. All that she signed in with is gone then, her password and
 * her sessions too, and she begins anew with an invitation.
 */
@Injectable()
export class ConfirmReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mayOnAccount: MayOnAccount,
    private readonly invitations: Invitations,
  ) {}

  /**
   * @throws Refusal `person.absent`, `access.forbidden`; `access.second-person` for whoever asked, and for the person herself;
   *   `reset.absent` when nobody asked in the last day, the one who asked may do so no longer, or it was confirmed already
   */
  async run(by: Subject, person: string): Promise<MadeInvitation> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      // In the order in which asking holds them.
      await tx.findOne(AccountEntity, { where: { person }, lock: { mode: 'pessimistic_write' } });
      const asked = await tx.findOne(AccountResetEntity, { where: { person, askedAt: MoreThan(resetEnds(now)) }, lock: { mode: 'pessimistic_write' } });
      await this.mayOnAccount.check(tx, by, 'account.reset-factor', { person, ...(asked === null ? {} : { askedBy: asked.askedBy }) });
      if (asked === null || !(await this.mayOnAccount.couldDo(tx, asked.askedBy, 'account.reset-factor', person))) {
        throw new Refusal('absent', 'reset.absent', 'Nobody asked for this, or it is too long ago.');
      }
      await closeAccounts(tx, [person], 'RESET', by.person, now);
      await tx.insert(AccountChangeEntity, { at: now, person, by: by.person, what: 'RESET_CONFIRMED' });
      return this.invitations.draw(tx, person, by.person, now);
    });
  }
}
