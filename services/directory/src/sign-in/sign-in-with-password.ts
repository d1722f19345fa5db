import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { askStrategy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { Strategy } from 'passport-local';
import { People } from '../identity/people';
import { CheckPassword } from '../passwords/check-password';
import { Guesses } from '../passwords/guesses';
import { NextStep, type SignInStep } from './next-step';
import { SignInEntity } from './sign-in.entity';

/** The first step with a name and a password. */
@Injectable()
export class SignInWithPassword {
  private readonly ask = askStrategy<{ name: string }>(new Strategy({ usernameField: 'name', passwordField: 'password' }, (name, password, done) => {
    this.checkPassword.run(name, password).then((right) => done(null, right ? { name } : false), done);
  }));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly checkPassword: CheckPassword,
    private readonly guesses: Guesses,
    private readonly people: People,
    private readonly nextStep: NextStep,
  ) {}

  /**
   * @throws Refusal `sign-in.refused` alike, and after the same work, for a name that nobody has, one without an account, a
   *   wrong password and one that is tried too often
   */
  async run(credentials: { name: string; password: string }): Promise<SignInStep> {
    const { name } = credentials;
    const right = await this.ask({ body: credentials });
    const step = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const person = await this.people.find(tx, name);
      if (right === undefined || person === undefined) {
        // The name stands here only where it is somebody's: it may be a password, typed into the wrong field.
        await tx.insert(SignInEntity, { at: now, person: person?.id ?? null, step: 'PASSWORD', outcome: 'REFUSED' });
        return undefined;
      }
      await this.guesses.forget(tx, 'PASSWORD', name);
      return this.nextStep.afterFirst(tx, person, 'PASSWORD', now);
    });
    if (step === undefined) throw new Refusal('unauthenticated', 'sign-in.refused', 'Name or password is wrong, or it was tried too often. Wait a minute, then try again.');
    return step;
  }
}
