import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import type { Enrolling } from '../enrolment/enrol-first-factor';
import { RecoveryCodeEntity } from '../factors/recovery-code.entity';
import { RecoveryCodes } from '../factors/recovery-codes';
import { EndSessions } from '../sessions/end-sessions';
import { FreshSession } from '../sessions/fresh-session';
import { attemptEnded, Attempts } from '../sign-in/attempts';
import { factorNotTaken } from './own-factor.refusals';

/** Somebody who is signed in adds a factor; the part that is the same for every kind. */
@Injectable()
export class AddFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly freshSession: FreshSession,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly endSessions: EndSessions,
  ) {}

  /** Draws what she adds. @throws Refusal `session.confirm-first` */
  async offer<T extends object>(by: Subject, draw: (tx: EntityManager, attempt: Enrolling) => Promise<T>): Promise<T & { attempt: string }> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await this.freshSession.hold(tx, by, now);
      const attempt = await this.attempts.begin(tx, { step: 'ADD_FACTOR', way: 'SESSION', person: by.person }, now);
      return { ...(await draw(tx, await this.attempts.holdOf(tx, attempt, ['ADD_FACTOR'], now))), attempt };
    });
  }

  /**
   * Adds it, ends her other sessions, and makes recovery codes where none are left.
   *
   * @param add adds it; answers false when what she showed is wrong
   * @throws Refusal `session.confirm-first`, `attempt.ended`, `factor.wrong`
   */
  async run(by: Subject, code: string, add: (tx: EntityManager, attempt: Enrolling, now: Date) => Promise<boolean>): Promise<{ recoveryCodes?: string[] }> {
    const added = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { person, session } = by;
      await this.freshSession.hold(tx, by, now);
      const attempt = await this.attempts.holdOf(tx, code, ['ADD_FACTOR'], now);
      if (attempt.person !== person) throw attemptEnded();
      if (!(await add(tx, attempt, now))) {
        await this.attempts.countFailure(tx, attempt);
        return undefined;
      }
      await this.attempts.end(tx, attempt);
      await this.endSessions.run(tx, { person, but: session }, 'FACTORS_CHANGED', now);
      await tx.insert(AccountChangeEntity, { at: now, person, by: person, what: 'FACTOR_ADDED' });
      const hasCodes = await tx.existsBy(RecoveryCodeEntity, { person, spentAt: IsNull() });
      return hasCodes ? {} : { recoveryCodes: await this.recoveryCodes.draw(tx, person) };
    });
    if (added === undefined) throw factorNotTaken();
    return added;
  }
}
