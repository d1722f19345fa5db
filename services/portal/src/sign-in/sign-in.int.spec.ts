import { Browser } from '../../test/browser';
import { TOTP_CODE } from '../../test/directory-double';
import { RunningPortal, until } from '../../test/running';
import { SESSION_COOKIE, SIGN_IN_COOKIE } from '../sessions/cookies.rules';

const password = 'invented-password-of-a-person';
const json = async (answer: Response) => (await answer.json()) as Record<string, string>;

describe('signing in through the portal', () => {
  const running = new RunningPortal();
  const { directory } = running;

  beforeAll(async () => {
    await running.start();
    directory.people
      .set('maria', { password, factors: 2, roles: [], conflicts: [] })
      .set('joao', { password, factors: 1, roles: [], conflicts: [] });
  });
  afterAll(() => running.stop());

  it('goes step by step, and gives the page no secret of the session', async () => {
    const browser = new Browser(running);
    const first = await json(await browser.post('/api/sign-in/password', { name: 'maria', password }));
    expect(first).toEqual({ step: 'SECOND_FACTOR', attempt: expect.any(String), ways: ['totp'] });
    expect(browser.cookies.size).toBe(0);
    const second = await browser.post('/api/sign-in/totp', { attempt: first['attempt'], code: TOTP_CODE });
    expect(second.headers.get('cache-control')).toBe('no-store');
    expect(await json(second)).toEqual({ step: 'SIGNED_IN', csrf: expect.any(String) });
    expect((await browser.call('/api/session')).status).toBe(200);
  });

  it('opens an invitation, up to the recovery codes', async () => {
    const browser = new Browser(running);
    const { attempt } = await json(await browser.post('/api/sign-in/invitation', { code: 'maria' }));
    const short = await browser.post('/api/sign-in/set-password', { attempt, password: 'canary-short' });
    expect(short.status).toBe(422);
    expect(await short.text()).toMatch(/"password\.short"/);
    const { attempt: next } = await json(await browser.post('/api/sign-in/set-password', { attempt, password }));
    expect(await json(await browser.post('/api/sign-in/enrol-totp', { attempt: next, code: TOTP_CODE }))).toEqual({
      step: 'SIGNED_IN', csrf: expect.any(String), recoveryCodes: ['once-1', 'once-2'],
    });
  });

  it("gives the directory's refusal by its code alone", async () => {
    const answer = await new Browser(running).post('/api/sign-in/password', { name: 'canary', password: 'canary' });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('set-cookie')]).toEqual([401, 'application/problem+json', null]);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'sign-in.refused', status: 401 });
    expect(text).not.toContain('canary');
  });

  it('gives a new cookie each time, never one that the browser brought, and ends the session that was there', async () => {
    const browser = new Browser(running);
    browser.cookies.set(SESSION_COOKIE, 'a'.repeat(43));
    await browser.signIn('joao');
    const first = browser.cookies.get(SESSION_COOKIE);
    expect(first).not.toBe('a'.repeat(43));
    const session = [...directory.sessions.values()].at(-1);
    await browser.signIn('joao');
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(first);
    expect(session?.ended).toBe(true);
    const old = await browser.call('/api/session', { headers: { cookie: `${SESSION_COOKIE}=${first}` } });
    expect(old.status).toBe(401);
  });

  it.each(['nowhere', 'oidc-finish', '..%2Ftokens', 'constructor'])('has no step %s', async (step) => {
    const before = directory.calls.length;
    expect((await new Browser(running).post(`/api/sign-in/${step}`, {})).status).toBe(404);
    expect(directory.calls.length).toBe(before);
  });

  it('says 503 while the directory is away', async () => {
    directory.away = true;
    const answer = await new Browser(running).post('/api/sign-in/password', { name: 'joao', password });
    directory.away = false;
    expect(answer.status).toBe(503);
  });

  it('lets four steps be at work at a time and a few wait, whoever they are of', async () => {
    let release = (): void => undefined;
    directory.held = new Promise((done) => (release = done));
    directory.mostAtOnce = 0;
    const refused: Response[] = [];
    const asked = Array.from({ length: 60 }, async () => {
      const answer = await new Browser(running).post('/api/sign-in/password', { name: 'joao', password });
      if (answer.status === 503) refused.push(answer);
      return answer.status;
    });
    await until(() => refused.length === 16);
    release();
    const answers = await Promise.all(asked);
    expect(directory.mostAtOnce).toBe(4);
    expect((await json(refused[0] as Response))['code']).toBe('sign-in.busy');
    expect(answers.filter((status) => status === 200)).toHaveLength(44);
    expect((await new Browser(running).post('/api/sign-in/password', { name: 'joao', password })).status).toBe(200);
  });

  describe('by way of a provider', () => {
    const callback = (attemptState: string) => `/api/sign-in/oidc-callback?code=c&state=${attemptState}`;
    const fromProvider = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };

    async function gone(): Promise<{ browser: Browser; state: string }> {
      const browser = new Browser(running);
      const answer = await json(await browser.post('/api/sign-in/oidc-start'));
      expect(Object.keys(answer)).toEqual(['url']);
      return { browser, state: new URL(answer['url'] ?? '').searchParams.get('state') ?? '' };
    }

    it('ties the way back to the browser that went, and takes up the second factor', async () => {
      const { browser, state } = await gone();
      expect(browser.setCookies.at(-1)).toMatch(/^__Host-amparo-sign-in=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/);
      const back = await browser.call(callback(state), { headers: fromProvider });
      expect([back.status, back.headers.get('location')]).toEqual([303, '/sign-in']);
      const step = await json(await browser.post('/api/sign-in/resume'));
      expect(step).toEqual({ step: 'SECOND_FACTOR', attempt: expect.any(String), ways: ['totp'] });
      expect(browser.cookies.has(SIGN_IN_COOKIE)).toBe(false);
      expect((await json(await browser.post('/api/sign-in/totp', { attempt: step['attempt'], code: TOTP_CODE })))['step']).toBe('SIGNED_IN');
      expect((await browser.post('/api/sign-in/resume')).status).toBe(404);
    });

    it('signs in at once who needs no more', async () => {
      directory.people.set('maria', { password, factors: 1, roles: [], conflicts: [] });
      const { browser, state } = await gone();
      const back = await browser.call(callback(state), { headers: fromProvider });
      directory.people.set('maria', { password, factors: 2, roles: [], conflicts: [] });
      expect([back.status, back.headers.get('location')]).toEqual([303, '/']);
      expect(browser.cookies.has(SIGN_IN_COOKIE)).toBe(false);
      expect((await browser.call('/api/session')).status).toBe(200);
    });

    it("refuses another browser's way back, and a made-up cookie", async () => {
      const { state } = await gone();
      const { browser: other } = await gone();
      for (const browser of [other, new Browser(running), Object.assign(new Browser(running), {})]) {
        if (browser !== other) browser.cookies.set(SIGN_IN_COOKIE, Buffer.from('7').toString('base64url'));
        const back = await browser.call(callback(state), { headers: fromProvider });
        expect([back.status, back.headers.get('location'), browser.cookies.has(SESSION_COOKIE)]).toEqual([303, '/sign-in', false]);
        const answer = await browser.post('/api/sign-in/resume');
        expect([answer.status, (await json(answer))['code']]).toEqual([401, 'sign-in.refused']);
      }
    });
  });
});
