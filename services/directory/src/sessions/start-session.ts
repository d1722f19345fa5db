import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonFacts } from '../identity/people';
import { SignInEntity } from '../sign-in/sign-in.entity';
import type { Way } from '../sign-in/attempt.entity';
import { SessionEntity } from './session.entity';
import { endOf, IDLE_SECONDS } from './session.rules';

/** A session as the portal needs it. */
export interface StartedSession {
  id: string;
  person: string;
  name: string;
  language: string;
  factors: 1 | 2;
  /** Seconds without a call after which it is over. */
  idleSeconds: number;
  /** ISO 8601; never later, however busy. */
  endsAt: string;
}

/** Signs somebody in, in the transaction that spent what she showed. */
@Injectable()
export class StartSession {
  async run(tx: EntityManager, person: PersonFacts, way: Way, second: SessionEntity['second'], now: Date): Promise<StartedSession> {
    const session: SessionEntity = {
      id: randomUUID(), person: person.id, factors: second === null ? 1 : 2, way, second,
      startedAt: now, lastUsedAt: now, endsAt: endOf(person.roles, now), endedAt: null, endedBecause: null,
    };
    await tx.insert(SessionEntity, session);
    await tx.insert(SignInEntity, { at: now, person: person.id, step: second ?? way, outcome: 'SIGNED_IN' });
    const { id, factors, endsAt } = session;
    return { id, person: person.id, name: person.name, language: person.language, factors, idleSeconds: IDLE_SECONDS, endsAt: endsAt.toISOString() };
  }
}
