import { TOTP_CODE } from './directory-double';
import type { RunningPortal } from './running';

/** What a test says of a call. */
interface Call {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** A browser with its cookies, on a page of the portal: it says what browsers say. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** `Set-Cookie` as they came. */
  readonly setCookies: string[] = [];
  csrf = '';

  /** @param url by which she comes; the desk's entrance, unless said otherwise */
  constructor(private readonly portal: RunningPortal, readonly url = portal.url) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Calls as a page of the portal does; headers that are empty are left out. */
  async call(path: string, { method = 'GET', body, headers = {}, signal }: Call = {}): Promise<Response> {
    const unsafe = method !== 'GET';
    const said: Record<string, string> = {
      'sec-fetch-site': 'same-origin',
      ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
      ...(unsafe ? { origin: this.url } : {}),
      ...(unsafe && this.csrf !== '' ? { 'x-csrf-token': this.csrf } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    for (const [name, value] of Object.entries(said)) if (value === '') delete said[name];
    const answer = await fetch(`${this.url}${path}`, { method, headers: said, redirect: 'manual', ...(signal === undefined ? {} : { signal }), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    for (const cookie of answer.headers.getSetCookie()) this.take(cookie);
    return answer;
  }

  async post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.call(path, { method: 'POST', body, headers });
  }

  /** Signs in with password and, where the directory asks for it, a code. */
  async signIn(person: string): Promise<void> {
    const step = await this.trySignIn(person);
    if (step.step !== 'SIGNED_IN') throw new Error('not signed in');
  }

  /** The same, to where it leads. */
  async trySignIn(person: string): Promise<{ step: string; at?: string | null }> {
    const password = this.portal.directory.people.get(person)?.password;
    let step = (await (await this.post('/api/sign-in/password', { name: person, password })).json()) as { step: string; attempt: string; csrf?: string };
    if (step.step === 'SECOND_FACTOR') {
      step = (await (await this.post('/api/sign-in/totp', { attempt: step.attempt, code: TOTP_CODE })).json()) as typeof step;
    }
    this.csrf = step.csrf ?? '';
    return step;
  }

  private take(cookie: string): void {
    this.setCookies.push(cookie);
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
