import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../accounts/invitations';
import { ChoosePassword } from '../passwords/choose-password';
import { People, type PersonFacts } from '../identity/people';
import { attemptEnded, Attempts } from '../sign-in/attempts';
import { NextStep, type SignInStep } from '../sign-in/next-step';

/** Opens the account of somebody who was invited, with a password that she chose. */
@Injectable()
export class SetFirstPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly invitations: Invitations,
    private readonly people: People,
    private readonly choosePassword: ChoosePassword,
    private readonly nextStep: NextStep,
  ) {}

  /** @throws Refusal `attempt.ended`, also for the second of two; `password.short`, `password.known`, `password.own` */
  async run({ attempt: code, password }: { attempt: string; password: string }): Promise<SignInStep> {
    const { person } = await this.database.transaction((tx) => this.hold(tx, code));
    // Not inside a transaction: it takes its time, and others wait for connections.
    const kept = await this.choosePassword.run(person, password);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { attempt, invitation, person } = await this.hold(tx, code);
      if (!(await this.invitations.spend(tx, invitation, kept, now))) throw attemptEnded();
      await this.attempts.end(tx, attempt);
      return this.nextStep.afterFirst(tx, person, attempt.way, now);
    });
  }

  private async hold(tx: EntityManager, code: string) {
    const attempt = await this.attempts.holdOf(tx, code, ['SET_PASSWORD'], this.clock.now());
    const person: PersonFacts | undefined = await this.people.find(tx, attempt.person);
    if (person === undefined || attempt.invitation === null) throw attemptEnded();
    return { attempt, person, invitation: attempt.invitation };
  }
}
