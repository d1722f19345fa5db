import type { PersonClaims } from '@amparo/domain';
import { PERSON_TOKEN_ISSUER, PERSON_TOKEN_TYPE, freshSigningPair, type ServiceName } from '@amparo/platform';
import { sign } from 'jsonwebtoken';

/** Signs people's tokens as the directory would, with a key of its own. */
export class SignedPeople {
  private readonly pair = freshSigningPair();

  /** What the directory answers to `GET /internal/keys`. */
  readonly keys = { keys: [{ kid: 'test', ...this.pair.publicKey.export({ format: 'jwk' }) }] };

  /** A token, good for a minute, of a person of no role, two factors and no conflicts, but for what the test is about. */
  tokenFor(audience: ServiceName, said: Partial<PersonClaims> & Pick<PersonClaims, 'sub'>): string {
    const now = Math.floor(Date.now() / 1000);
    const claims: PersonClaims = { sid: 's-1', roles: [], con: [`c-${said.sub}`], fac: 2, lang: 'en', ...said };
    return sign({ ...claims, iss: PERSON_TOKEN_ISSUER, aud: audience, iat: now, exp: now + 60 }, this.pair.privateKey, {
      algorithm: 'ES256', header: { alg: 'ES256', typ: PERSON_TOKEN_TYPE, kid: 'test' },
    });
  }
}
