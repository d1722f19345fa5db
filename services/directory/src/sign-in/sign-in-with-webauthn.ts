import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { Webauthn } from '../factors/webauthn';
import { People } from '../identity/people';
import { Attempts } from './attempts';
import { NextStep, type SignInStep } from './next-step';
import { factorRefused } from './sign-in-with-code';
import { SignInEntity } from './sign-in.entity';

/** The second step with an authenticator. */
@Injectable()
export class SignInWithWebauthn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly webauthn: Webauthn,
    private readonly people: People,
    private readonly nextStep: NextStep,
    private readonly logger: Logger,
  ) {}

  /** A fresh challenge in place of any before. @throws Refusal `attempt.ended` */
  async options(code: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.database.transaction(async (tx) => {
      const attempt = await this.attempts.holdOf(tx, code, ['SECOND_FACTOR'], this.clock.now());
      const options = await this.webauthn.requestOptions(tx, attempt.person);
      await this.attempts.keep(tx, attempt, { challenge: options.challenge });
      return options;
    });
  }

  /** @throws Refusal `attempt.ended`, `factor.refused`. A challenge is spent by whatever answers it. */
  async run({ attempt: code, response }: { attempt: string; response: unknown }): Promise<SignInStep> {
    const step = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const attempt = await this.attempts.holdOf(tx, code, ['SECOND_FACTOR'], now);
      const person = await this.people.find(tx, attempt.person);
      const { challenge } = ((await this.attempts.keptBy(attempt)) ?? {}) as { challenge?: string };
      const outcome = challenge === undefined ? 'WRONG' : await this.webauthn.check(tx, attempt.person, challenge, response, now);
      if (outcome !== 'RIGHT' || person === undefined) {
        await this.attempts.keep(tx, attempt, {});
        await this.attempts.countFailure(tx, attempt);
        await tx.insert(SignInEntity, { at: now, person: attempt.person, step: 'WEBAUTHN', outcome: outcome === 'CLONED' ? 'CLONED' : 'REFUSED' });
        if (outcome === 'CLONED') this.logger.warn('factor.cloned');
        return undefined;
      }
      await this.attempts.end(tx, attempt);
      return this.nextStep.signIn(tx, person, attempt.way, 'WEBAUTHN', now);
    });
    if (step === undefined) throw factorRefused();
    return step;
  }
}
