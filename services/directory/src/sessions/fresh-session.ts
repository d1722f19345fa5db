import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity';
import { SessionEntity } from './session.entity';
import { isFresh } from './session.rules';

/** What lets somebody change what she signs in with: that she signed in a moment ago, with all that she has. */
@Injectable()
export class FreshSession {
  /**
   * Holds her account until the transaction ends, so that two changes do not cross.
   *
   * @throws Refusal `session.confirm-first` (403) when she must sign in again first
   */
  async hold(tx: EntityManager, { person, session: id }: Subject, now: Date): Promise<AccountEntity> {
    const account = await tx.findOne(AccountEntity, { where: { person }, lock: { mode: 'pessimistic_write' } });
    const session = await tx.findOneBy(SessionEntity, { id, person, endedAt: IsNull() });
    if (account === null || session === null || !isFresh(session.startedAt, now)) {
      throw new Refusal('forbidden', 'session.confirm-first', 'Sign in again first: it is more than 15 minutes ago.');
    }
    return account;
  }
}
