import type { Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { FactorEntity } from '../factors/factor.entity';
import { RecoveryCodes } from '../factors/recovery-codes';
import { FreshSession } from '../sessions/fresh-session';

/** Ten fresh recovery codes in place of all that there were. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly freshSession: FreshSession,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  /** @throws Refusal `session.confirm-first`; `factor.none` for somebody who has nothing that they could stand in for */
  async run(by: Subject): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { person } = by;
      await this.freshSession.hold(tx, by, now);
      if (!(await tx.existsBy(FactorEntity, { person }))) throw new Refusal('conflict', 'factor.none', 'Add a factor first.');
      await tx.insert(AccountChangeEntity, { at: now, person, by: person, what: 'RECOVERY_CODES_MADE' });
      return this.recoveryCodes.draw(tx, person);
    });
  }
}
