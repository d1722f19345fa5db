import type { KeyObject } from 'node:crypto';
import { decode, sign, verify, type JwtPayload } from 'jsonwebtoken';
import { isServiceName, type ServiceName } from '../config/service-names';
import type { Caller } from './access.rules';
import { readPrivateKey, readPublicKeys } from './service-keys';

/** A token says this of itself, so that no other signed text can be taken for one. */
const TYPE = 'amparo-service+jwt';
const LIFE_SECONDS = 90;
/** Longest life that is believed, however a token was signed. */
const LONGEST_SECONDS = 120;
/** Clocks differ. */
const TOLERANCE_SECONDS = 30;
/** A token of our own is used again while it has at least this long to live. */
const RENEW_BEFORE_SECONDS = 45;
const OPERATOR = 'operator';
/** The only service that may speak for the operator: it is where the operator's own token is checked. */
const SPEAKS_FOR_OPERATOR: ServiceName = 'portal';

/**
 * Signs and checks the short tokens by which services know each other (security rules, "Signing in": fixed algorithm,
 * issuer, audience, `exp`, `iat`, `sub` and `typ` all required).
 */
export class ServiceTokens {
  private readonly current = new Map<string, { token: string; renewAt: number }>();

  /**
   * @param own the service that signs, and the audience that it accepts
   * @param keys public keys of all services, by name
   */
  constructor(
    readonly own: ServiceName,
    private readonly privateKey: KeyObject,
    private readonly keys: ReadonlyMap<string, KeyObject>,
  ) {}

  /** @throws StartError `keys.unreadable` */
  static fromFiles(own: ServiceName, keyFile: string, keysFile: string): ServiceTokens {
    return new ServiceTokens(own, readPrivateKey(keyFile), readPublicKeys(keysFile));
  }

  /**
   * A token for one call to a service, good for 90 seconds.
   *
   * @param to the called service: the token is worth nothing elsewhere
   * @param onBehalfOf `operator` only by the portal, which checks the operator's own token first
   */
  tokenFor(to: ServiceName, onBehalfOf: 'service' | 'operator' = 'service'): string {
    const now = Math.floor(Date.now() / 1000);
    const kept = this.current.get(`${to} ${onBehalfOf}`);
    if (kept !== undefined && now < kept.renewAt) return kept.token;
    const token = sign({ iat: now, exp: now + LIFE_SECONDS }, this.privateKey, {
      algorithm: 'ES256',
      keyid: this.own,
      issuer: this.own,
      audience: to,
      subject: onBehalfOf === 'operator' ? OPERATOR : `service:${this.own}`,
      header: { alg: 'ES256', typ: TYPE },
    });
    this.current.set(`${to} ${onBehalfOf}`, { token, renewAt: now + LIFE_SECONDS - RENEW_BEFORE_SECONDS });
    return token;
  }

  /** Who a token says is calling, or nothing: an invalid token and no token are answered alike. */
  findCaller(token: string): Caller | undefined {
    const header = decode(token, { complete: true })?.header;
    const issuer = header?.kid;
    const key = issuer === undefined ? undefined : this.keys.get(issuer);
    if (header?.typ !== TYPE || key === undefined || !isServiceName(issuer)) return undefined;
    const payload = this.verified(token, key, issuer);
    if (payload?.sub === OPERATOR) return issuer === SPEAKS_FOR_OPERATOR ? { kind: 'operator' } : undefined;
    return payload?.sub === `service:${issuer}` ? { kind: 'service', name: issuer } : undefined;
  }

  private verified(token: string, key: KeyObject, issuer: ServiceName): JwtPayload | undefined {
    let payload: JwtPayload | string;
    try {
      payload = verify(token, key, { algorithms: ['ES256'], issuer, audience: this.own, clockTolerance: TOLERANCE_SECONDS });
    } catch {
      return undefined;
    }
    // The library accepts tokens without `exp` or `iat`, with a list of audiences, and of any length of life.
    if (typeof payload === 'string' || typeof payload.exp !== 'number' || typeof payload.iat !== 'number') return undefined;
    const now = Math.floor(Date.now() / 1000);
    const believable = payload.iat <= now + TOLERANCE_SECONDS && payload.exp - payload.iat <= LONGEST_SECONDS;
    return believable && payload.aud === this.own ? payload : undefined;
  }
}
