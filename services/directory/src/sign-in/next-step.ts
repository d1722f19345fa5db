import { needsSecondFactor, subjectOf } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { FactorEntity } from '../factors/factor.entity';
import { RecoveryCodeEntity } from '../factors/recovery-code.entity';
import type { PersonFacts } from '../identity/people';
import type { SessionEntity } from '../sessions/session.entity';
import { StartSession, type StartedSession } from '../sessions/start-session';
import type { Way } from './attempt.entity';
import { Attempts } from './attempts';
import { nextOf, type SecondWay } from './sign-in.rules';

/** What whoever signs in has to do next; the last step is that she is in. */
export type SignInStep =
  | { step: 'SECOND_FACTOR'; attempt: string; ways: SecondWay[] }
  | { step: 'SET_PASSWORD'; attempt: string }
  | { step: 'ENROL_FACTOR'; attempt: string; ways: ('totp' | 'webauthn')[] }
  | { step: 'SIGNED_IN'; session: StartedSession; recoveryCodes?: string[] };

/** Finds the step that follows, in the transaction of the one before. */
@Injectable()
export class NextStep {
  constructor(
    private readonly attempts: Attempts,
    private readonly startSession: StartSession,
  ) {}

  /** She has shown the first time who she is. @throws Refusal `sign-in.refused` where her organisation is closed, as for a wrong password */
  async afterFirst(tx: EntityManager, person: PersonFacts, way: Way, now: Date): Promise<SignInStep> {
    refuseClosed(person);
    const factors = await tx.findBy(FactorEntity, { person: person.id });
    const next = nextOf({
      factors: factors.map(({ kind }) => kind),
      hasRecoveryCodes: await tx.existsBy(RecoveryCodeEntity, { person: person.id, spentAt: IsNull() }),
      needsSecondFactor: rolesNeedSecondFactor(person),
    });
    if (next.step === 'SIGNED_IN') return this.signIn(tx, person, way, null, now);
    const attempt = await this.attempts.begin(tx, { step: next.step, way, person: person.id }, now);
    return next.step === 'SECOND_FACTOR' ? { ...next, attempt } : { ...next, attempt, ways: ['webauthn', 'totp'] };
  }

  /** She has shown all that is asked of her. */
  async signIn(
    tx: EntityManager, person: PersonFacts, way: Way, second: SessionEntity['second'], now: Date, recoveryCodes?: string[],
  ): Promise<SignInStep> {
    refuseClosed(person);
    const session = await this.startSession.run(tx, person, way, second, now);
    return { step: 'SIGNED_IN', session, ...(recoveryCodes === undefined ? {} : { recoveryCodes }) };
  }
}

function refuseClosed({ closed }: PersonFacts): void {
  if (closed) throw new Refusal('unauthenticated', 'sign-in.refused', 'This did not sign you in.');
}

/** By the rules' own reading of roles, so that a role that is unknown to them asks for nothing. */
function rolesNeedSecondFactor({ id, roles, conflicts, language }: PersonFacts): boolean {
  const subject = subjectOf({ sub: id, sid: id, roles, con: conflicts, fac: 2, lang: language });
  return subject === undefined || needsSecondFactor(subject.roles);
}
