import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountResetEntity } from '../accounts/account-reset.entity';
import { AccountEntity } from '../accounts/account.entity';
import { MayOnAccount } from './may-on-account';
import { resetEnds, resetHolds } from './reset.rules';

/** A reset that waits for its second administrator. */
export interface AskedReset {
  askedBy: string;
  /** ISO 8601: until when it can be confirmed. */
  until: string;
}

/** Somebody lost her factor: one administrator says so. Nothing changes yet. */
@Injectable()
export class AskForReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mayOnAccount: MayOnAccount,
  ) {}

  /**
   * @throws Refusal `person.absent`, `access.second-person` for one's own account, `account.absent`; `reset.asked` when another
   *   administrator asked already: then it is to be confirmed
   */
  async run(by: Subject, person: string): Promise<AskedReset> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await this.mayOnAccount.check(tx, by, 'account.reset-factor', { person });
      // Held, so that of two who ask at the same time the second one hears that it was asked.
      const account = await tx.findOne(AccountEntity, { where: { person }, lock: { mode: 'pessimistic_write' } });
      if (account === null) throw new Refusal('absent', 'account.absent', 'She has no account. Invite her.');
      const before = await tx.findOneBy(AccountResetEntity, { person });
      if (before !== null && before.askedAt > resetEnds(now) && before.askedBy !== by.person) {
        throw new Refusal('conflict', 'reset.asked', 'Another administrator asked already. Confirm it.');
      }
      await tx.upsert(AccountResetEntity, { person, askedBy: by.person, askedAt: now }, ['person']);
      await tx.insert(AccountChangeEntity, { at: now, person, by: by.person, what: 'RESET_ASKED' });
      return { askedBy: by.person, until: resetHolds(now).toISOString() };
    });
  }
}
