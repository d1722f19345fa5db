import { randomBytes } from 'node:crypto';
import { resolveNamesOfThisMachine } from '@amparo/testing';
import { TOTP } from 'otpauth';
import type { OperatorApi } from '@amparo/local';
import { said } from './remains';

/** An answer of the gateway. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** One step of signing in, as the gateway answers it. */
interface Step {
  step: 'SECOND_FACTOR' | 'SET_PASSWORD' | 'ENROL_FACTOR' | 'SIGNED_IN' | 'ELSEWHERE';
  /** Of the entrance that she belongs to. */
  at?: string;
  attempt?: string;
  recoveryCodes?: string[];
  csrf?: string;
}

const STEP_MS = 30_000;

/** Somebody with an account: what she knows and holds. It outlives her sessions. */
export interface Account {
  person: string;
  password: string;
  recoveryCodes: string[];
  /** A one-time code that was not used yet. */
  code(): Promise<string>;
}

/** Somebody at her browser: a cookie, a token against forgery, and calls. */
export class PortalPerson {
  private cookie = '';
  private csrf = '';

  constructor(
    private portalUrl: string,
    readonly person: string,
  ) {
    resolveNamesOfThisMachine();
  }

  /** The entrance that she came by: partners have one of their own. */
  get url(): string {
    return this.portalUrl;
  }

  /** Takes up an invitation that the operator gave out: sets a password, and an authenticator where her roles need one. */
  static async join(api: OperatorApi, portalUrl: string, person: string): Promise<{ account: Account; session: PortalPerson }> {
    const { code } = await api.send<{ code: string }>('POST', `directory/accounts/${person}/invite`, {});
    const session = new PortalPerson(portalUrl, person);
    const password = `invented ${randomBytes(12).toString('base64url')}`;
    const opened = await session.step('invitation', { code });
    let next = await session.step('set-password', { attempt: opened.attempt, password });
    let oneTimeCode = async (): Promise<string> => Promise.reject(new Error(`${person} has no authenticator`));
    if (next.step === 'ENROL_FACTOR') {
      const { secret } = await session.expect<{ secret: string }>('POST', '/api/sign-in/enrol-totp-options', { attempt: next.attempt });
      said.add(secret, `secret of the authenticator of ${person}`);
      oneTimeCode = unusedCodes(secret);
      next = await session.step('enrol-totp', { attempt: next.attempt, code: await oneTimeCode() });
    }
    const account = { person, password, recoveryCodes: next.recoveryCodes ?? [], code: oneTimeCode };
    for (const [place, code] of account.recoveryCodes.entries()) said.add(code, `recovery code ${place + 1} of ${person}`);
    if (next.step === 'ELSEWHERE') return { account, session: await PortalPerson.signIn(next.at ?? '', account) };
    if (next.step !== 'SIGNED_IN') throw new Error(`${person} was asked for ${next.step}`);
    return { account, session };
  }

  /** Signs in with what she knows and holds; at the entrance to which she is turned, where it is another. */
  static async signIn(portalUrl: string, account: Account): Promise<PortalPerson> {
    const session = new PortalPerson(portalUrl, account.person);
    const next = await session.step('password', { name: account.person, password: account.password });
    const last = next.step === 'SECOND_FACTOR' ? await session.step('totp', { attempt: next.attempt, code: await account.code() }) : next;
    return last.step === 'ELSEWHERE' ? PortalPerson.signIn(last.at ?? '', account) : session;
  }

  async get<T>(path: string): Promise<T> {
    return this.expect<T>('GET', path);
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.expect<T>('POST', path, body);
  }

  /** A call, whatever it answers. Paths from the root, such as `/api/notifications/items`. */
  async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const answer = await fetch(`${this.portalUrl}${path}`, { ...this.request(method, body, headers), signal: AbortSignal.timeout(30_000) });
    this.keepCookie(answer.headers);
    const text = await answer.text();
    const json = /\bjson(;|$)/.test(answer.headers.get('content-type') ?? '') && text !== '';
    return { status: answer.status, body: (json ? JSON.parse(text) : text) as T, headers: answer.headers };
  }

  /** Her live stream, event by event, until the signal ends it. */
  async *stream(until: AbortSignal): AsyncGenerator<{ event: string; data: string }> {
    const answer = await fetch(`${this.portalUrl}/api/stream`, { ...this.request('GET', undefined, { accept: 'text/event-stream' }), signal: until });
    if (!answer.ok || answer.body === null) throw new Error(`the stream answered ${answer.status}`);
    let text = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = new Map(text.slice(0, end).split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]));
        text = text.slice(end + 2);
        if (fields.has('event')) yield { event: fields.get('event') ?? '', data: fields.get('data') ?? '' };
      }
    }
  }

  private async step(name: string, body: object): Promise<Step> {
    const step = await this.expect<Step>('POST', `/api/sign-in/${name}`, body);
    if (step.csrf !== undefined) this.csrf = step.csrf;
    return step;
  }

  private async expect<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, body: answered } = await this.call<T & { code?: string }>(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} by ${this.person}: ${status} ${answered.code ?? ''}`);
    return answered;
  }

  /** What her browser sends with every call. */
  headers(): Record<string, string> {
    return {
      // A page of the portal itself says so; no other may change anything.
      origin: this.portalUrl, 'sec-fetch-site': 'same-origin',
      ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...(this.csrf === '' ? {} : { 'x-csrf-token': this.csrf }),
    };
  }

  private request(method: string, body: unknown, headers: Record<string, string>): RequestInit {
    return {
      method,
      headers: {
        ...this.headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    };
  }

  private keepCookie(headers: Headers): void {
    const set = headers.getSetCookie()[0];
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
  }
}

/** One-time codes are good once. Where that of now was used, the next one is taken, a step early: that much is allowed. */
function unusedCodes(secret: string): () => Promise<string> {
  const totp = new TOTP({ secret });
  let last = 0;
  return async () => {
    const now = Math.floor(Date.now() / STEP_MS);
    last = Math.max(now, last + 1);
    if (last > now + 1) await new Promise((done) => setTimeout(done, (last - 1) * STEP_MS - Date.now() + 50));
    return totp.generate({ timestamp: last * STEP_MS });
  };
}
