import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import type { AttemptEntity } from '../sign-in/attempt.entity';
import { Attempts } from '../sign-in/attempts';
import { Webauthn } from './webauthn';

/** Offers a challenge, and takes the credential that answers it as a factor. */
@Injectable()
export class WebauthnEnrolment {
  constructor(
    private readonly attempts: Attempts,
    private readonly webauthn: Webauthn,
  ) {}

  async offer(tx: EntityManager, attempt: AttemptEntity & { person: string }): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const options = await this.webauthn.creationOptions(tx, attempt.person);
    await this.attempts.keep(tx, attempt, { challenge: options.challenge });
    return options;
  }

  /** Answers false when it does not answer what was offered; the challenge is spent either way. */
  async accept(tx: EntityManager, attempt: AttemptEntity & { person: string }, response: unknown, label: string, now: Date): Promise<boolean> {
    const { challenge } = ((await this.attempts.keptBy(attempt)) ?? {}) as { challenge?: string };
    await this.attempts.keep(tx, attempt, {});
    return challenge !== undefined && this.webauthn.add(tx, attempt.person, challenge, response, label, now);
  }
}
