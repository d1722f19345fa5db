import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import type { Caller } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountEntity } from '../accounts/account.entity';
import { Invitations, type MadeInvitation } from '../accounts/invitations';
import { MayOnAccount } from './may-on-account';

/** Makes the code by which somebody opens her account. It is handed over in person: nothing is sent to anybody. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mayOnAccount: MayOnAccount,
    private readonly invitations: Invitations,
  ) {}

  /**
   * @param by an administrator, or the operator: somebody has to let the first administrators in
   * @throws Refusal `person.absent`, `access.second-person`, `access.forbidden`; `account.exists`: to open an account again takes
   *   two administrators
   */
  async run(by: Caller, person: string): Promise<MadeInvitation> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (by.kind === 'person') await this.mayOnAccount.check(tx, by.subject, 'account.invite', { person });
      else await this.mayOnAccount.person(tx, person);
      if (await tx.existsBy(AccountEntity, { person })) throw accountExists();
      const actor = by.kind === 'person' ? by.subject.person : 'operator';
      await tx.insert(AccountChangeEntity, { at: now, person, by: actor, what: 'INVITED' });
      return this.invitations.draw(tx, person, actor, now);
    });
  }
}

/** One administrator may open an account, and never one that is open. */
export function accountExists(): Refusal {
  return new Refusal('conflict', 'account.exists', 'She has an account already.');
}
