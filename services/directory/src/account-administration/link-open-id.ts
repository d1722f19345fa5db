import { randomBytes } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountEntity } from '../accounts/account.entity';
import { OpenIdEntity } from '../open-id/open-id.entity';
import { OpenIdProvider } from '../open-id/open-id-provider';
import { accountExists } from './invite-person';
import { MayOnAccount } from './may-on-account';

/** Opens an account for somebody whom the provider knows, by the subject that it knows her by. */
@Injectable()
export class LinkOpenId {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mayOnAccount: MayOnAccount,
    private readonly provider: OpenIdProvider,
  ) {}

  /** @throws Refusal `person.absent`, `access.second-person`, `account.exists`, `open-id.taken`, `sign-in.no-provider` */
  async run(by: Subject, person: string, subject: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await this.mayOnAccount.check(tx, by, 'account.invite', { person });
      if (!this.provider.isThere) throw new Refusal('absent', 'sign-in.no-provider', 'There is no OpenID provider here.');
      if (await tx.existsBy(AccountEntity, { person })) throw accountExists();
      const identity = this.provider.identityOf(subject);
      if (await tx.existsBy(OpenIdEntity, { identity })) throw new Refusal('conflict', 'open-id.taken', 'Somebody has this identity already.');
      await tx.insert(AccountEntity, { person, password: null, handle: randomBytes(32), demonstration: false, openedAt: now });
      await tx.insert(OpenIdEntity, { identity, person });
      await tx.insert(AccountChangeEntity, { at: now, person, by: by.person, what: 'OPEN_ID_LINKED' });
    });
  }
}
