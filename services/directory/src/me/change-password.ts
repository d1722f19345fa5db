import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountEntity } from '../accounts/account.entity';
import { People } from '../identity/people';
import { CheckPassword } from '../passwords/check-password';
import { ChoosePassword } from '../passwords/choose-password';
import { Guesses } from '../passwords/guesses';
import { EndSessions } from '../sessions/end-sessions';

/** Somebody who knows her password takes another. Her other sessions end: one of them may be why. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly checkPassword: CheckPassword,
    private readonly choosePassword: ChoosePassword,
    private readonly guesses: Guesses,
    private readonly endSessions: EndSessions,
  ) {}

  /** @throws Refusal `password.wrong`, also when it is tried too often; `password.short`, `password.known`, `password.own` */
  async run({ person, session }: Subject, { current, password }: { current: string; password: string }): Promise<void> {
    const wrong = () => new Refusal('unprocessable', 'password.wrong', 'The present password is wrong, or it was tried too often.');
    if (!(await this.checkPassword.run(person, current))) throw wrong();
    const known = await this.database.transaction((tx) => this.people.find(tx, person));
    if (known === undefined) throw wrong();
    const kept = await this.choosePassword.run(known, password);
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await tx.update(AccountEntity, { person }, { password: kept });
      await this.guesses.forget(tx, 'PASSWORD', person);
      await this.endSessions.run(tx, { person, but: session }, 'PASSWORD_CHANGED', now);
      await tx.insert(AccountChangeEntity, { at: now, person, by: person, what: 'PASSWORD_SET' });
    });
  }
}
