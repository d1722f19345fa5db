import type { PersonClaims } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import type { ServiceName } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { sign } from 'jsonwebtoken';
import { IsNull, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { People, type PersonFacts } from '../identity/people';
import { SessionEntity } from '../sessions/session.entity';
import { idleSince } from '../sessions/session.rules';
import { SigningKeys } from './signing-keys';

/** A token says this of itself, so that no other signed text can be taken for one. */
const TYPE = 'amparo-person+jwt';
const ISSUER = 'directory';
const LIFE_SECONDS = 60;

/** A token for one service. */
export interface IssuedToken {
  token: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** Says to one service who is signed in, for a minute: what changes in the directory is known everywhere by then. */
@Injectable()
export class IssueToken {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly keys: SigningKeys,
  ) {}

  /**
   * @param passive nobody did anything: the session grows no younger
   * @throws Refusal `session.ended` when it was ended, its time ran out, she left, or her organisation is closed
   */
  async run({ session: id, audience, passive }: { session: string; audience: ServiceName; passive: boolean }): Promise<IssuedToken> {
    const now = this.clock.now();
    const found = await this.database.transaction(async (tx) => {
      const session = await this.findAlive(tx, id, now);
      const person = session === null ? undefined : await this.people.find(tx, session.person);
      if (session === null || person === undefined || person.closed) return undefined;
      if (!passive) await tx.update(SessionEntity, { id }, { lastUsedAt: now });
      return { session, person };
    });
    if (found === undefined) throw new Refusal('unauthenticated', 'session.ended', 'The session has ended. Sign in again.');
    const iat = Math.floor(now.getTime() / 1000);
    const exp = Math.min(iat + LIFE_SECONDS, Math.floor(found.session.endsAt.getTime() / 1000));
    const { kid, privateKey } = this.keys.current(now);
    const token = sign({ ...claimsOf(found.person, found.session), iss: ISSUER, aud: audience, iat, exp }, privateKey, {
      algorithm: 'ES256', keyid: kid, header: { alg: 'ES256', typ: TYPE },
    });
    return { token, expiresAt: new Date(exp * 1000).toISOString() };
  }

  private async findAlive(tx: EntityManager, id: string, now: Date): Promise<SessionEntity | null> {
    return tx.findOneBy(SessionEntity, { id, endedAt: IsNull(), endsAt: MoreThan(now), lastUsedAt: MoreThanOrEqual(idleSince(now)) });
  }
}

/** Ids and codes alone: a token travels. */
function claimsOf({ id, organisation, roles, conflicts, language }: PersonFacts, session: SessionEntity): PersonClaims {
  return {
    sub: id, sid: session.id, roles, ...(organisation === undefined ? {} : { org: organisation }), con: conflicts, fac: session.factors, lang: language,
  };
}
