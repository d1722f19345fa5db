import type { KeyObject } from 'node:crypto';
import { subjectOf, type Subject } from '@amparo/domain';
import { decode, type Jwt } from 'jsonwebtoken';
import { Strategy, type VerifiedCallback } from 'passport-jwt';
import type { ServiceName } from '../config/service-names';
import { askStrategy, type StrategyRequest } from './ask-strategy';
import type { PersonKeys } from './person-keys';

/** A person's token says this of itself, so that no other signed text can be taken for one. */
export const PERSON_TOKEN_TYPE = 'amparo-person+jwt';
/** The one service that signs people's tokens. */
export const PERSON_TOKEN_ISSUER: ServiceName = 'directory';
/** Longest life that is believed, however a token was signed. */
const LONGEST_SECONDS = 120;
/** Clocks differ. */
const TOLERANCE_SECONDS = 10;

/**
 * Checks the short tokens by which services know people (security rules, "Signing in": fixed algorithm, issuer, audience a
 * service, `exp`, `iat`, `sub` and `typ` all required).
 */
export class PersonTokens {
  private readonly ask: (request: StrategyRequest) => Promise<Subject | undefined>;

  /** @param own the service that the token must be for */
  constructor(
    private readonly own: ServiceName,
    private readonly keys: PersonKeys,
  ) {
    this.ask = askStrategy<Subject>(new Strategy({
      jwtFromRequest: (request: StrategyRequest) => request['token'] as string,
      secretOrKeyProvider: (request: StrategyRequest, _token: string, done: (error: null, key: KeyObject) => void) => done(null, request['key'] as KeyObject),
      algorithms: ['ES256'],
      issuer: PERSON_TOKEN_ISSUER,
      audience: this.own,
      jsonWebTokenOptions: { complete: true, clockTolerance: TOLERANCE_SECONDS },
    } as unknown as ConstructorParameters<typeof Strategy>[0], (token: Jwt, done: VerifiedCallback) => done(null, this.read(token) ?? false)));
  }

  /**
   * Who a token says is calling, or nothing: an invalid token and no token are answered alike.
   *
   * @throws PeerUnavailable while the directory's keys were never read and it does not answer
   */
  async findSubject(token: string): Promise<Subject | undefined> {
    // Looked up here: the strategy would take a directory that is away for a wrong token.
    const key = await this.keyOf(token);
    return key === undefined ? undefined : this.ask({ token, key });
  }

  private async keyOf(token: string): Promise<KeyObject | undefined> {
    const header = decode(token, { complete: true })?.header;
    return header?.typ === PERSON_TOKEN_TYPE && header.alg === 'ES256' && typeof header.kid === 'string' ? this.keys.find(header.kid) : undefined;
  }

  /** The library accepts tokens without `exp` or `iat`, with a list of audiences, and of any length of life. */
  private read({ payload }: Jwt): Subject | undefined {
    if (typeof payload === 'string' || typeof payload.exp !== 'number' || typeof payload.iat !== 'number') return undefined;
    const believable = payload.iat <= Date.now() / 1000 + TOLERANCE_SECONDS && payload.exp - payload.iat <= LONGEST_SECONDS;
    return believable && payload.aud === this.own ? subjectOf(payload) : undefined;
  }
}
