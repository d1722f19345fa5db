import { needsSecondFactor, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { FactorEntity } from '../factors/factor.entity';
import { RecoveryCodeEntity } from '../factors/recovery-code.entity';
import { EndSessions } from '../sessions/end-sessions';
import { FreshSession } from '../sessions/fresh-session';

/** Somebody takes a factor of hers away: a device that she gives up, or lost while she has another. */
@Injectable()
export class RemoveFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly freshSession: FreshSession,
    private readonly endSessions: EndSessions,
  ) {}

  /** @throws Refusal `session.confirm-first`; `factor.absent`; `factor.last` when her roles need one and it is the only one */
  async run(by: Subject, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { person, session } = by;
      await this.freshSession.hold(tx, by, now);
      const factors = await tx.findBy(FactorEntity, { person });
      if (!factors.some((factor) => factor.id === id)) throw new Refusal('absent', 'factor.absent', 'There is no such factor.');
      const last = factors.length === 1;
      if (last && needsSecondFactor(by.roles)) throw new Refusal('conflict', 'factor.last', 'Your roles need a second factor. Add another one first.');
      await tx.delete(FactorEntity, { id, person });
      // Codes that stand in for a factor are none themselves.
      if (last) await tx.delete(RecoveryCodeEntity, { person });
      await this.endSessions.run(tx, { person, but: session }, 'FACTORS_CHANGED', now);
      await tx.insert(AccountChangeEntity, { at: now, person, by: person, what: 'FACTOR_REMOVED' });
    });
  }
}
