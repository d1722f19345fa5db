import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { EndSessions } from '../sessions/end-sessions';
import { ListSessions, type ShownSession } from '../sessions/list-sessions';
import { MayOnAccount } from './may-on-account';

/** An administrator looks at somebody's sessions, or ends them all. */
@Injectable()
export class SessionsOfOthers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mayOnAccount: MayOnAccount,
    private readonly listSessions: ListSessions,
    private readonly endSessions: EndSessions,
  ) {}

  /** @throws Refusal `person.absent`, `access.forbidden` */
  async list(by: Subject, person: string): Promise<ShownSession[]> {
    await this.database.transaction((tx) => this.mayOnAccount.checkSessions(tx, by, person));
    return this.listSessions.run(person);
  }

  /** Answers how many it ended. @throws Refusal as `list` does */
  async end(by: Subject, person: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await this.mayOnAccount.checkSessions(tx, by, person);
      await tx.insert(AccountChangeEntity, { at: now, person, by: by.person, what: 'SESSIONS_ENDED' });
      return this.endSessions.run(tx, { person }, 'ENDED_BY_ADMINISTRATOR', now);
    });
  }
}
