import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { RecoveryCodes } from '../factors/recovery-codes';
import { Totp } from '../factors/totp';
import { Guesses } from '../passwords/guesses';
import { People } from '../identity/people';
import { Attempts } from './attempts';
import { NextStep, type SignInStep } from './next-step';
import { SignInEntity } from './sign-in.entity';

/** The second step with a code: of an app, or from paper. */
@Injectable()
export class SignInWithCode {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly guesses: Guesses,
    private readonly totp: Totp,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly people: People,
    private readonly nextStep: NextStep,
  ) {}

  /**
   * @throws Refusal `attempt.ended`; `factor.refused` for a code that is wrong, was used, or is tried too often. A failure is
   *   committed before it is said.
   */
  async run(kind: 'TOTP' | 'RECOVERY', { attempt: code, code: shown }: { attempt: string; code: string }): Promise<SignInStep> {
    const step = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const attempt = await this.attempts.holdOf(tx, code, ['SECOND_FACTOR'], now);
      const person = await this.people.find(tx, attempt.person);
      const held = kind === 'TOTP' && (await this.guesses.isHeld(tx, 'CODE', attempt.person, now));
      const right = !held && (kind === 'TOTP'
        ? await this.totp.spend(tx, attempt.person, shown, now)
        : await this.recoveryCodes.spend(tx, attempt.person, shown, now));
      if (!right || person === undefined) {
        await this.attempts.countFailure(tx, attempt);
        await tx.insert(SignInEntity, { at: now, person: attempt.person, step: kind, outcome: held ? 'HELD' : 'REFUSED' });
        return undefined;
      }
      await this.attempts.end(tx, attempt);
      await this.guesses.forget(tx, 'CODE', attempt.person);
      return this.nextStep.signIn(tx, person, attempt.way, kind, now);
    });
    if (step === undefined) throw factorRefused();
    return step;
  }
}

/** One answer for every second factor that is not right. */
export function factorRefused(): Refusal {
  return new Refusal('unauthenticated', 'factor.refused', 'This is not right, was used already, or was tried too often.');
}
