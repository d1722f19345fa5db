import type { Subject } from '@amparo/domain';
import { PERSON_TOKEN_ISSUER, PERSON_TOKEN_TYPE, SERVICE_NAMES, ServiceTokens, freshSigningPair, type ServiceName } from '@amparo/platform';
import { sign } from 'jsonwebtoken';
import type { WholeSystem } from './whole-system';

export const KEY_ID = 'key-of-the-matrix';
const { privateKey, publicKey } = freshSigningPair();
export const PUBLIC_KEY = publicKey;

/** Who calls: somebody who is signed in, a service, the operator by way of the portal, or nobody at all. */
export type CallingAs = { person: Subject } | { service: ServiceName } | 'operator' | 'nobody';

/** An answer, with all that a caller could tell two answers apart by. */
export interface Answer {
  status: number;
  /** Without what is of the moment. */
  headers: Record<string, string>;
  body: string;
}

const OF_THE_MOMENT = new Set(['date', 'connection', 'keep-alive']);

/** A person's token as the directory signs it. */
export function personToken({ person, session, roles, organisation, conflicts, factors, language }: Subject, audience: ServiceName): string {
  const claims = { sub: person, sid: session, roles, ...(organisation === undefined ? {} : { org: organisation }), con: conflicts, fac: factors, lang: language };
  return sign(claims, privateKey, {
    algorithm: 'ES256', issuer: PERSON_TOKEN_ISSUER, audience, expiresIn: 60, header: { alg: 'ES256', typ: PERSON_TOKEN_TYPE, kid: KEY_ID },
  });
}

/** Calls the services of a system as one or another. */
export class Callers {
  private readonly tokens = new Map<Subject, Map<ServiceName, { token: string; until: number }>>();

  constructor(private readonly system: WholeSystem) {}

  /** @param audience another service than the one that is called, for tokens that are not for it */
  async call(as: CallingAs, service: ServiceName, verb: string, path: string, { body, audience = service }: { body?: unknown; audience?: ServiceName } = {}): Promise<Answer> {
    const token = this.tokenOf(as, audience);
    const answer = await fetch(`${this.system.urlOf(service)}${path}`, {
      method: verb,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, headers: Object.fromEntries([...answer.headers].filter(([name]) => !OF_THE_MOMENT.has(name))), body: await answer.text() };
  }

  /** @throws Error for any answer but a good one */
  async json<T>(as: CallingAs, service: ServiceName, verb: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call(as, service, verb, path, { body });
    if (answer.status >= 300) throw new Error(`${service} ${verb} ${path} answered ${answer.status} ${answer.body}`);
    return (answer.body === '' ? undefined : JSON.parse(answer.body)) as T;
  }

  /** What such a caller shows of herself; nothing for nobody. */
  tokenOf(as: CallingAs, audience: ServiceName): string | undefined {
    if (as === 'nobody') return undefined;
    if (as === 'operator') return tokensOf('portal').tokenFor(audience, 'operator');
    if ('service' in as) return tokensOf(as.service).tokenFor(audience);
    const known = this.tokens.get(as.person) ?? new Map<ServiceName, { token: string; until: number }>();
    this.tokens.set(as.person, known);
    const kept = known.get(audience);
    if (kept !== undefined && Date.now() < kept.until) return kept.token;
    const token = personToken(as.person, audience);
    known.set(audience, { token, until: Date.now() + 30_000 });
    return token;
  }
}

const known = new Map<ServiceName, ServiceTokens>();

function tokensOf(service: ServiceName): ServiceTokens {
  const tokens = known.get(service)
    ?? ServiceTokens.fromFiles(service, process.env[`${service.toUpperCase()}_SERVICE_KEY_FILE`] ?? '', process.env['AMPARO_SERVICE_KEYS_FILE'] ?? '');
  known.set(service, tokens);
  return tokens;
}

export const EVERY_SERVICE: readonly ServiceName[] = SERVICE_NAMES;
