import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { AccountEntity } from '../accounts/account.entity';
import { FactorEntity } from '../factors/factor.entity';
import { RecoveryCodes } from '../factors/recovery-codes';
import { People } from '../identity/people';
import type { AttemptEntity } from '../sign-in/attempt.entity';
import { attemptEnded, Attempts } from '../sign-in/attempts';
import { NextStep, type SignInStep } from '../sign-in/next-step';
import { factorRefused } from '../sign-in/sign-in-with-code';

/** Somebody whose attempt waits for her first factor. */
export type Enrolling = AttemptEntity & { person: string };

/** The part of enrolling that is the same for every kind of factor. */
@Injectable()
export class EnrolFirstFactor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly people: People,
    private readonly nextStep: NextStep,
  ) {}

  /** Draws what she enrols with. @throws Refusal `attempt.ended` */
  async offer<T>(code: string, draw: (tx: EntityManager, attempt: Enrolling) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => draw(tx, await this.hold(tx, code, this.clock.now())));
  }

  /**
   * Adds the factor, makes recovery codes and signs her in.
   *
   * @param kind the factor
   * @param add adds it; answers false when what she showed is wrong
   * @throws Refusal `attempt.ended`, also when she has a factor meanwhile; `factor.refused`
   */
  async run(code: string, kind: FactorEntity['kind'], add: (tx: EntityManager, attempt: Enrolling, now: Date) => Promise<boolean>): Promise<SignInStep> {
    const step = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const attempt = await this.hold(tx, code, now);
      const person = await this.people.find(tx, attempt.person);
      if (person === undefined) throw attemptEnded();
      if (!(await add(tx, attempt, now))) {
        await this.attempts.countFailure(tx, attempt);
        return undefined;
      }
      await this.attempts.end(tx, attempt);
      await tx.insert(AccountChangeEntity, { at: now, person: person.id, by: person.id, what: 'FACTOR_ADDED' });
      return this.nextStep.signIn(tx, person, attempt.way, kind, now, await this.recoveryCodes.draw(tx, person.id));
    });
    if (step === undefined) throw factorRefused();
    return step;
  }

  /** Two attempts must not both add a first factor: whoever has the password alone could add hers beside the owner's. */
  private async hold(tx: EntityManager, code: string, now: Date): Promise<Enrolling> {
    const attempt = await this.attempts.holdOf(tx, code, ['ENROL_FACTOR'], now);
    const { person } = attempt;
    const account = await tx.findOne(AccountEntity, { where: { person }, lock: { mode: 'pessimistic_write' } });
    if (account === null || (await tx.existsBy(FactorEntity, { person }))) throw attemptEnded();
    return attempt;
  }
}
