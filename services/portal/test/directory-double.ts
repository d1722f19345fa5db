import { randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@amparo/kernel';
import type { PersonClaims } from '@amparo/domain';
import { PERSON_TOKEN_TYPE, freshSigningPair, type ServiceTokens } from '@amparo/platform';
import { sign } from 'jsonwebtoken';

/** Somebody whom the directory knows. */
export interface Known {
  password: string;
  factors: 1 | 2;
  roles: PersonClaims['roles'];
  conflicts: string[];
  organisation?: string;
}

interface Session {
  id: string;
  person: string;
  factors: 1 | 2;
  usedAt: number;
  endsAt: number;
  ended: boolean;
}

class No extends Error {
  constructor(readonly status: number, readonly code: string) {
    super(code);
  }
}

const IDLE_SECONDS = 900;
export const TOTP_CODE = '123456';

/**
 * A directory that speaks just what the portal is promised of one: sign-in, sessions, tokens that are really signed, and
 * their keys. Its times are those of the clock that it is given.
 */
export class DirectoryDouble {
  readonly people = new Map<string, Known>();
  readonly sessions = new Map<string, Session>();
  /** Calls as they came, beside the sign-in: method, path, body, and who the token says it was. */
  readonly calls: { path: string; body: Record<string, unknown>; authorization: string }[] = [];
  away = false;
  /** It gives out no tokens for people, while all else works. */
  refusesTokens = false;
  /** Sign-in steps wait for this; how many were at work at once, at most. */
  held: Promise<void> = Promise.resolve();
  mostAtOnce = 0;
  private atOnce = 0;
  private readonly attempts = new Map<string, { person: string; step: string }>();
  private readonly keys: { kid: string; privateKey: KeyObject; publicKey: KeyObject }[] = [];
  private server: Server | undefined;
  url = '';

  constructor(private readonly clock: Clock, private readonly services: () => ServiceTokens) {
    this.rotate();
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((done) => this.server?.close(() => done()));
  }

  /** Signs with a new key from now on. */
  rotate(): void {
    this.keys.unshift({ kid: randomBytes(8).toString('hex'), ...freshSigningPair() });
  }

  /** As an administrator does, or the person herself elsewhere. */
  endSessionsOf(person: string): void {
    for (const session of this.sessions.values()) if (session.person === person) session.ended = true;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (this.away) return void request.socket.destroy();
    const text = Buffer.concat(parts).toString();
    try {
      const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      const said = await this.route(path, body, request.headers.authorization ?? '');
      response.writeHead(said === undefined ? 204 : 200, { 'content-type': 'application/json' }).end(said === undefined ? undefined : JSON.stringify(said));
    } catch (error) {
      const { status, code } = error instanceof No ? error : new No(500, 'internal');
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, code, detail: text }));
    }
  }

  private async route(path: string, body: Record<string, unknown>, authorization: string): Promise<unknown> {
    this.calls.push({ path, body, authorization });
    if (!path.startsWith('/internal/')) return { ok: true };
    const caller = this.services().findCaller(authorization.replace('Bearer ', ''));
    if (caller?.kind !== 'service' || caller.name !== 'portal') throw new No(401, 'access.unauthenticated');
    if (path === '/internal/keys') return { keys: this.keys.map(({ kid, publicKey }) => ({ kid, ...publicKey.export({ format: 'jwk' }) })) };
    if (path === '/internal/tokens') return this.token(body as { session: string; audience: string; passive?: boolean });
    if (path === '/internal/sessions/end') return void Object.assign(this.sessions.get(String(body['session'])) ?? {}, { ended: true });
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await this.held;
    this.atOnce -= 1;
    return this.step(path.replace('/internal/sign-in/', ''), body as Record<string, string>);
  }

  private step(step: string, body: Record<string, string>): unknown {
    const refused = new No(401, 'sign-in.refused');
    const { attempt = '' } = body;
    const begun = this.attempts.get(attempt);
    switch (step) {
      case 'ways':
        return { password: true, openIdConnect: true };
      case 'password': {
        const known = this.people.get(body['name'] ?? '');
        if (known === undefined || known.password !== body['password']) throw refused;
        const person = body['name'] ?? '';
        return known.factors === 2 ? { step: 'SECOND_FACTOR', attempt: this.begin(person, 'totp'), ways: ['totp'] } : this.signedIn(person, 1);
      }
      case 'invitation':
        return { step: 'SET_PASSWORD', attempt: this.begin(body['code'] ?? '', 'set-password') };
      case 'set-password':
        if (begun?.step !== step) throw refused;
        if ((body['password'] ?? '').length < 15) throw new No(422, 'password.short');
        this.attempts.delete(attempt);
        return { step: 'ENROL_FACTOR', attempt: this.begin(begun.person, 'enrol-totp'), ways: ['totp'] };
      case 'totp':
      case 'enrol-totp':
        if (begun?.step !== step || body['code'] !== TOTP_CODE) throw refused;
        this.attempts.delete(attempt);
        return { ...this.signedIn(begun.person, 2), ...(step === 'totp' ? {} : { recoveryCodes: ['once-1', 'once-2'] }) };
      case 'oidc-start': {
        const made = this.begin('maria', 'oidc-finish');
        return { attempt: made, url: `https://provider.example/authorize?state=${made.slice(0, 8)}` };
      }
      case 'oidc-finish': {
        const url = new URL(body['callbackUrl'] ?? '');
        if (begun?.step !== step || url.searchParams.get('state') !== attempt.slice(0, 8)) throw refused;
        this.attempts.delete(attempt);
        const known = this.people.get(begun.person);
        return known?.factors === 2 ? { step: 'SECOND_FACTOR', attempt: this.begin(begun.person, 'totp'), ways: ['totp'] } : this.signedIn(begun.person, 1);
      }
      default:
        throw new No(404, 'route.absent');
    }
  }

  private begin(person: string, step: string): string {
    const attempt = randomBytes(16).toString('base64url');
    this.attempts.set(attempt, { person, step });
    return attempt;
  }

  private signedIn(person: string, factors: 1 | 2): object {
    const now = this.clock.now().getTime();
    const session: Session = { id: randomBytes(16).toString('hex'), person, factors, usedAt: now, endsAt: now + 8 * 3_600_000, ended: false };
    this.sessions.set(session.id, session);
    const { id, endsAt } = session;
    return {
      step: 'SIGNED_IN',
      session: { id, person, name: `Name of ${person}`, language: 'es', factors, idleSeconds: IDLE_SECONDS, endsAt: new Date(endsAt).toISOString() },
    };
  }

  private token({ session: id, audience, passive }: { session: string; audience: string; passive?: boolean }): object {
    if (this.refusesTokens) throw new No(500, 'internal');
    const session = this.sessions.get(id);
    const now = this.clock.now().getTime();
    const known = this.people.get(session?.person ?? '');
    const over = session === undefined || known === undefined || session.ended || now >= session.endsAt || now >= session.usedAt + IDLE_SECONDS * 1_000;
    if (over) throw new No(401, 'session.ended');
    if (passive !== true) session.usedAt = now;
    const claims: Omit<PersonClaims, 'sub'> = {
      sid: id, roles: known.roles, con: known.conflicts, fac: session.factors, lang: 'es', ...(known.organisation === undefined ? {} : { org: known.organisation }),
    };
    const [key] = this.keys;
    // Services believe the machine's clock alone.
    const iat = Math.floor(Date.now() / 1_000);
    const token = sign({ ...claims, iat, exp: iat + 60 }, key?.privateKey as KeyObject, {
      algorithm: 'ES256', keyid: key?.kid, issuer: 'directory', audience, subject: session.person, header: { alg: 'ES256', typ: PERSON_TOKEN_TYPE },
    });
    return { token, expiresAt: new Date(now + 60_000).toISOString() };
  }
}
