import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { AccountEntity } from '../accounts/account.entity';
import { Guesses } from './guesses';
import { HashPasswords } from './hash-passwords';

/** Compares a password, wherever one is asked for: every guess counts, however it comes. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hashPasswords: HashPasswords,
    private readonly guesses: Guesses,
  ) {}

  /**
   * Whether it is the password of that name. The guess is counted before it is compared, and compared even where it comes too
   * early or there is nothing to compare with, so that all answers take the same work. Whoever uses a right one forgets the
   * guesses in her own transaction.
   *
   * @throws Refusal `sign-in.busy` when too many wait already
   */
  async run(name: string, password: string): Promise<boolean> {
    const held = await this.database.transaction((tx) => this.guesses.isHeld(tx, 'PASSWORD', name, this.clock.now()));
    const [account] = await this.database.query<Pick<AccountEntity, 'password'>>('SELECT password FROM accounts WHERE person = $1', [name]);
    const matches = await this.hashPasswords.matches(account?.password, password);
    return matches && !held;
  }
}
