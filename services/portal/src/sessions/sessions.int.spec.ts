import type { Subject } from '@amparo/domain';
import { PersonKeys, PersonTokens, Peers, SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import { Browser } from '../../test/browser';
import { aService, type Received } from '../../test/builders';
import { RunningPortal, TOKEN } from '../../test/running';
import { SESSION_COOKIE } from './cookies.rules';

const MINUTE = 60_000;
const coordinator = { password: 'invented-password-of-a-person', factors: 1 as const, conflicts: [], roles: [{ role: 'CASE_HANDLER' }] };

describe('a browser that signed in', () => {
  const running = new RunningPortal();
  let casework: Awaited<ReturnType<typeof aService>>;
  const { directory, clock } = running;
  const last = (): Received => casework.received.at(-1) as Received;
  const askedFor = (path: string): number => directory.calls.filter((call) => call.path === path).length;

  /** Who a service would take the caller of the last call for. */
  async function subjectAt(service: ServiceName, { headers }: Pick<Received, 'headers'>): Promise<Subject | undefined> {
    const peers = new Peers(Object.fromEntries(SERVICE_NAMES.map((name) => [name, directory.url])) as Record<ServiceName, string>, running.tokensOf('portal'));
    return new PersonTokens(service, new PersonKeys(peers)).findSubject((headers.authorization ?? '').replace('Bearer ', ''));
  }

  async function signedIn(person = 'maria'): Promise<Browser> {
    const browser = new Browser(running);
    await browser.signIn(person);
    return browser;
  }

  beforeAll(async () => {
    casework = await aService();
    await running.start({ casework: casework.url });
    directory.people.set('maria', coordinator).set('joao', { ...coordinator, conflicts: ['c-1'], organisation: 'org-1' });
  });
  afterAll(async () => {
    await running.stop();
    await casework.close();
  });

  it('holds one cookie that no page and no other site can use, and of which the table keeps a hash', async () => {
    const browser = await signedIn();
    const value = browser.cookies.get(SESSION_COOKIE) ?? '';
    expect(browser.setCookies.filter((cookie) => cookie.startsWith(`${SESSION_COOKIE}=${value}`))).toEqual([`__Host-amparo=${value}; Path=/; Secure; HttpOnly; SameSite=Strict`]);
    expect(Buffer.from(value, 'base64url').length).toBe(32);
    const [row] = await running.database.database.query<Record<string, unknown>>('SELECT * FROM browser_sessions ORDER BY created_at DESC LIMIT 1');
    const kept = JSON.stringify(row, (_key, inner: unknown) => (isBytes(inner) ? Buffer.from(inner.data).toString('latin1') : inner));
    expect(kept).not.toContain(value);
    expect(kept).not.toContain(browser.csrf);
    expect(kept).not.toContain('Name of maria');
  });

  it('is told who she is, and no secret of the session', async () => {
    const browser = await signedIn();
    const answer = await browser.call('/api/session');
    const [session] = [...directory.sessions.values()].slice(-1);
    expect(await answer.json()).toEqual({
      person: 'maria', name: 'Name of maria', language: 'es', factors: 1, idleSeconds: 900, endsAt: new Date(session?.endsAt ?? 0).toISOString(), csrf: browser.csrf, partnersAt: running.partnersUrl,
    });
    expect((await new Browser(running).call('/api/session')).status).toBe(401);
  });

  it('is over where the key is lost that her name was sealed under: she signs in again', async () => {
    const browser = await signedIn();
    await running.database.database.query('UPDATE browser_sessions SET sealed = set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1)');
    const answer = await browser.call('/api/session');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'session.ended']);
    expect((await (await signedIn()).call('/api/session')).status).toBe(200);
  });

  it("calls a service with the directory's token for that service, and nothing else of what she sent", async () => {
    const browser = await signedIn('joao');
    const answer = await browser.post('/api/casework/cases/1/handlers?a=b', { person: 'x' }, {
      forwarded: 'for=1.2.3.4', 'x-forwarded-for': '1.2.3.4', 'x-user': 'root', 'x-amparo-person': 'root', 'user-agent': 'somebody', 'x-amparo-passive': '1',
    });
    expect([answer.status, last().method, last().url, last().body]).toEqual([200, 'POST', '/cases/1/handlers?a=b', '{"person":"x"}']);
    expect(Object.keys(last().headers).sort()).toEqual(['accept', 'accept-language', 'authorization', 'connection', 'content-length', 'content-type', 'host']);
    expect(await subjectAt('casework', last())).toMatchObject({ person: 'joao', organisation: 'org-1', conflicts: ['c-1'], factors: 1 });
    expect(await subjectAt('grants', last())).toBeUndefined();
    await browser.call('/api/directory/me');
    const { authorization } = directory.calls.at(-1) ?? { authorization: '' };
    expect(await subjectAt('directory', { headers: { authorization } })).toMatchObject({ person: 'joao' });
    expect(await subjectAt('casework', { headers: { authorization } })).toBeUndefined();
  });

  it.each(['/api/casework/internal/x', '/api/directory/internal/tokens', '/api/directory/copies/roster', '/api/portal/api/session', '/api/nowhere/x'])('has nothing at %s', async (path) => {
    expect((await (await signedIn()).call(path)).status).toBe(404);
  });

  it('asks the directory again only every 20 seconds, or where what is held was fetched by a page that nobody touched', async () => {
    const browser = await signedIn();
    const before = askedFor('/internal/tokens');
    await browser.call('/api/casework/cases', { headers: { 'x-amparo-passive': '1' } });
    await browser.call('/api/casework/cases', { headers: { 'x-amparo-passive': '1' } });
    expect(askedFor('/internal/tokens')).toBe(before + 1);
    await browser.call('/api/casework/cases');
    await Promise.all([browser.call('/api/casework/cases'), browser.call('/api/casework/cases')]);
    expect(askedFor('/internal/tokens')).toBe(before + 2);
    clock.move(21_000);
    await Promise.all([browser.call('/api/casework/cases'), browser.call('/api/casework/cases')]);
    expect(askedFor('/internal/tokens')).toBe(before + 3);
  });

  it('is signed out when nothing was done for 15 minutes, whatever its page fetched meanwhile', async () => {
    const browser = await signedIn();
    for (let minute = 0; minute < 14; minute++) {
      clock.move(MINUTE);
      expect((await browser.call('/api/casework/cases', { headers: { 'x-amparo-passive': '1' } })).status).toBe(200);
    }
    clock.move(2 * MINUTE);
    const answer = await browser.call('/api/casework/cases', { headers: { 'x-amparo-passive': '1' } });
    expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([401, 'session.ended']);
    expect(browser.cookies.size).toBe(0);
  });

  it('stays signed in while something is done, and for eight hours at most', async () => {
    const browser = await signedIn();
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      clock.move(10 * MINUTE);
      expect((await browser.call('/api/casework/cases')).status).toBe(200);
    }
    clock.move(11 * MINUTE);
    expect((await browser.call('/api/casework/cases')).status).toBe(401);
  });

  it('is over by its own times too, should the directory not be asked', async () => {
    const browser = await signedIn();
    directory.away = true;
    clock.move(16 * MINUTE);
    const answer = await browser.call('/api/session');
    directory.away = false;
    expect(answer.status).toBe(401);
    expect(browser.setCookies.at(-1)).toContain('Max-Age=0');
  });

  it('is out at the next request when the directory ended its session, and the cookie is taken away', async () => {
    const browser = await signedIn();
    await browser.call('/api/casework/cases');
    directory.endSessionsOf('maria');
    clock.move(20_000);
    const { value } = { value: browser.cookie };
    const answer = await browser.call('/api/casework/cases');
    expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([401, 'session.ended']);
    expect(browser.setCookies.at(-1)).toBe('__Host-amparo=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0');
    const again = await browser.call('/api/session', { headers: { cookie: value } });
    expect((await again.json() as { code: string }).code).toBe('session.ended');
  });

  it('gets 503 while the directory is away, but for what 20 seconds still hold', async () => {
    const browser = await signedIn();
    await browser.call('/api/casework/cases');
    directory.away = true;
    const held = await browser.call('/api/casework/cases');
    clock.move(20_000);
    const refused = await browser.call('/api/casework/cases');
    directory.away = false;
    expect([held.status, refused.status]).toEqual([200, 503]);
    expect((await browser.call('/api/casework/cases')).status).toBe(200);
  });

  it('signs out: the cookie opens nothing any more, here and at the directory', async () => {
    const browser = await signedIn();
    const { cookie } = browser;
    const sessions = [...directory.sessions.values()];
    expect((await browser.post('/api/sign-out')).status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    expect(sessions.at(-1)?.ended).toBe(true);
    expect((await browser.call('/api/casework/cases', { headers: { cookie } })).status).toBe(401);
  });

  it('signs out although the directory is away', async () => {
    const browser = await signedIn();
    const { cookie } = browser;
    directory.away = true;
    const answer = await browser.post('/api/sign-out');
    directory.away = false;
    expect(answer.status).toBe(204);
    expect((await browser.call('/api/casework/cases', { headers: { cookie } })).status).toBe(401);
  });

  it('is one of two at once, each of whom is herself', async () => {
    const [one, other] = [await signedIn('maria'), await signedIn('joao')];
    const who = async (browser: Browser) => ((await (await browser.call('/api/session')).json()) as { person: string }).person;
    expect(await Promise.all([who(one), who(other), who(one)])).toEqual(['maria', 'joao', 'maria']);
    for (const [browser, person] of [[one, 'maria'], [other, 'joao']] as const) {
      await browser.call('/api/casework/cases');
      expect((await subjectAt('casework', last()))?.person).toBe(person);
    }
    expect((await one.post('/api/casework/x', {}, { 'x-csrf-token': other.csrf })).status).toBe(403);
    await one.post('/api/sign-out');
    expect([(await one.call('/api/session')).status, (await other.call('/api/session')).status]).toEqual([401, 200]);
  });

  describe('for changes', () => {
    const CHANGES = [
      ['POST', '/api/sign-out'], ['POST', '/api/directory/me/password'], ['POST', '/api/directory/factors/totp'], ['POST', '/api/directory/factors/1/remove'],
      ['POST', '/api/casework/cases/1/break-glass'], ['PUT', '/api/casework/x'], ['PATCH', '/api/casework/x'], ['DELETE', '/api/casework/x'],
    ] as const;

    it.each(CHANGES)('needs the CSRF token at %s %s', async (method, path) => {
      const browser = await signedIn();
      const before = casework.received.length + directory.calls.filter((call) => !call.path.startsWith('/internal')).length;
      for (const token of ['', 'x', browser.csrf.slice(1), `${browser.csrf}x`, browser.cookies.get(SESSION_COOKIE) ?? '']) {
        const answer = await browser.call(path, { method, headers: { 'x-csrf-token': token } });
        expect([token, answer.status, (await answer.json() as { code: string }).code]).toEqual([token, 403, 'request.csrf']);
      }
      expect(casework.received.length + directory.calls.filter((call) => !call.path.startsWith('/internal')).length).toBe(before);
      expect((await browser.call(path, { method })).status).toBeLessThan(300);
    });

    it.each([
      { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, { origin: 'http://evil.example' },
      { origin: 'http://localhost:1' }, { origin: 'null', 'sec-fetch-site': '' }, { origin: '', 'sec-fetch-site': '' },
      { origin: 'http://evil.example', 'sec-fetch-site': '' }, { origin: 'http://portal.evil.example', host: 'portal.evil.example' },
    ] as Record<string, string>[])('must come from a page of the portal, not with %j', async (headers) => {
      const browser = await signedIn();
      for (const path of ['/api/sign-out', '/api/casework/x', '/api/directory/me/password', '/api/sign-in/password', '/api/sign-in/resume']) {
        const answer = await browser.post(path, {}, headers);
        expect([path, answer.status, (await answer.json() as { code: string }).code]).toEqual([path, 403, 'request.cross-site']);
      }
      expect((await browser.call('/api/session')).status).toBe(200);
    });
  });

  it.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://evil.example' }, { origin: 'null' }] as Record<string, string>[])(
    'shows nothing to another site, with %j',
    async (headers) => {
      const browser = await signedIn();
      for (const path of ['/api/session', '/api/casework/cases']) {
        expect((await browser.call(path, { headers })).status).toBe(403);
      }
    },
  );

  it("cannot borrow the operator's rights, nor the operator hers", async () => {
    const browser = await signedIn();
    for (const authorization of [`Bearer ${TOKEN}`, 'Bearer wrong']) {
      for (const path of ['/api/casework/cases', '/api/session', '/api/sign-in/ways']) {
        const answer = await browser.call(path, { method: path.includes('sign-in') ? 'POST' : 'GET', headers: { authorization } });
        expect([path, answer.status, (await answer.json() as { code: string }).code]).toEqual([path, 400, 'access.two-identities']);
      }
    }
    const alone = await fetch(`${running.url}/api/session`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(alone.status).toBe(401);
    expect((await fetch(`${running.url}/api/casework/cases`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    expect(running.tokensOf('casework').findCaller((last().headers.authorization ?? '').replace('Bearer ', ''))).toEqual({ kind: 'operator' });
  });

  it.each(['x', `${'a'.repeat(43)}`, '../../etc', '%00'])('is nobody with the cookie %j', async (value) => {
    const answer = await new Browser(running).call('/api/session', { headers: { cookie: `${SESSION_COOKIE}=${value}` } });
    expect(answer.status).toBe(401);
  });

  it('is nobody with two cookies of that name', async () => {
    const browser = await signedIn();
    expect((await browser.call('/api/session', { headers: { cookie: `${browser.cookie}; ${SESSION_COOKIE}=${'a'.repeat(43)}` } })).status).toBe(401);
  });

  it('leaves neither cookie, token nor name in the log', () => {
    const log = running.lines.join('\n');
    for (const secret of ['Name of', '__Host', 'eyJ', ...directory.sessions.keys()]) expect(log).not.toContain(secret);
  });
});

function isBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}
