import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountChangeEntity } from '../accounts/account-change.entity';
import { Invitations } from '../accounts/invitations';
import { People } from '../identity/people';
import type { AttemptEntity } from '../sign-in/attempt.entity';
import { Attempts } from '../sign-in/attempts';
import { NextStep, type SignInStep } from '../sign-in/next-step';
import { SignInEntity } from '../sign-in/sign-in.entity';
import { OpenIdEntity } from './open-id.entity';
import { OpenIdProvider, type OpenIdRequest } from './open-id-provider';

/** Takes somebody back from the provider. */
@Injectable()
export class FinishOpenId {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly provider: OpenIdProvider,
    private readonly attempts: Attempts,
    private readonly invitations: Invitations,
    private readonly people: People,
    private readonly nextStep: NextStep,
  ) {}

  /**
   * @throws Refusal `attempt.ended`; `sign-in.refused` for an answer that does not hold, and for somebody who is nobody here;
   *   `sign-in.provider-away`
   */
  async run({ attempt: code, callbackUrl }: { attempt: string; callbackUrl: string }): Promise<SignInStep> {
    // Spent before the provider is asked: one answer for one question.
    const attempt = await this.database.transaction(async (tx) => {
      const held = await this.attempts.hold(tx, code, ['OPEN_ID'], this.clock.now());
      await this.attempts.end(tx, held);
      return held;
    });
    const identity = await this.provider.identityIn(callbackUrl, (await this.attempts.keptBy(attempt)) as OpenIdRequest);
    const step = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const who = identity === undefined ? undefined : await this.personOf(tx, attempt, identity, now);
      const person = who === undefined ? undefined : await this.people.find(tx, who);
      if (person !== undefined) return this.nextStep.afterFirst(tx, person, 'OPEN_ID', now);
      await tx.insert(SignInEntity, { at: now, person: null, step: 'OPEN_ID', outcome: 'REFUSED' });
      return undefined;
    });
    if (step === undefined) throw new Refusal('unauthenticated', 'sign-in.refused', 'You are not known here by this provider. Ask an administrator.');
    return step;
  }

  /** Whoever has the identity; or, with an invitation, whoever is to have it from now on. */
  private async personOf(tx: EntityManager, { person, invitation }: AttemptEntity, identity: Buffer, now: Date): Promise<string | undefined> {
    const known = await tx.findOneBy(OpenIdEntity, { identity });
    if (invitation === null || person === null) return known?.person;
    // An identity is one person's: an invitation does not move it.
    if (known !== null || !(await this.invitations.spend(tx, invitation, null, now))) return undefined;
    await tx.insert(OpenIdEntity, { identity, person });
    await tx.insert(AccountChangeEntity, { at: now, person, by: person, what: 'OPEN_ID_LINKED' });
    return person;
  }
}
