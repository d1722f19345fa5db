import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD, aRunningDirectory, type RunningDirectory } from '../../test/running-directory';
import { RunningProvider } from '../../test/provider';


describe('signing in with OpenID Connect', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-open-id-'));
  const openIdClientSecretFile = join(folder, 'secret');
  let provider: RunningProvider;
  let here: RunningDirectory;

  afterAll(async () => {
    await here.stop();
    await provider.stop();
    rmSync(folder, { recursive: true });
  });

  const post = (path: string, body: object = {}) => here.portal(`sign-in/${path}`, body);
  const start = async (body: object = {}) => (await post('oidc-start', body)).body as { attempt: string; url: string };
  const finish = (attempt: string, callbackUrl: string) => post('oidc-finish', { attempt, callbackUrl });
  const refused = expect.objectContaining({ status: 401, body: expect.objectContaining({ code: 'sign-in.refused' }) });
  /** Links a subject to a person by an invitation. */
  const link = async (person: string, subject: string) => {
    const opened = (await post('invitation', { code: await here.invite(person) })).body.attempt;
    const { attempt, url } = await start({ attempt: opened });
    return finish(attempt, await provider.follow(url, subject));
  };

  beforeAll(async () => {
    writeFileSync(openIdClientSecretFile, 'invented-secret-of-a-client\n');
    provider = await RunningProvider.start();
    here = await aRunningDirectory({ config: { openIdIssuer: provider.issuer, openIdClientId: 'amparo', openIdClientSecretFile } });
    await link('auditor', 'subject-of-auditor');
  });

  it('is one of two ways where there is a provider', async () => {
    expect((await post('ways')).body).toEqual({ password: true, openIdConnect: true });
    const { url } = await start();
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code', code_challenge_method: 'S256', scope: 'openid', client_id: 'amparo',
      state: expect.stringMatching(/.{40}/), nonce: expect.stringMatching(/.{40}/), code_challenge: expect.stringMatching(/.{40}/),
    });
  });

  it('links a subject by an invitation, and then knows her by issuer and subject', async () => {
    expect((await link('reviewer', 'subject-of-reviewer')).body).toMatchObject({ step: 'SIGNED_IN', session: { person: 'reviewer', factors: 1 } });
    const { attempt, url } = await start();
    expect((await finish(attempt, await provider.follow(url, 'subject-of-reviewer'))).body).toMatchObject({ step: 'SIGNED_IN', session: { person: 'reviewer' } });
    expect(JSON.stringify(await here.database.query('SELECT encode(identity, \'escape\') FROM open_ids'))).not.toContain('subject-of');
    // There is no password, and no way to guess one.
    expect((await post('password', { name: 'reviewer', password: PASSWORD })).status).toBe(401);
  });

  it('asks for our own second factor where her roles need one', async () => {
    const linked = (await link('coord-lac', 'subject-of-coordinator')).body;
    expect(linked).toMatchObject({ step: 'ENROL_FACTOR' });
    const { secret } = (await post('enrol-totp-options', { attempt: linked.attempt })).body;
    expect((await post('enrol-totp', { attempt: linked.attempt, code: here.code(secret) })).body.session.factors).toBe(2);
    const { attempt, url } = await start();
    const first = (await finish(attempt, await provider.follow(url, 'subject-of-coordinator'))).body;
    expect(first).toMatchObject({ step: 'SECOND_FACTOR', ways: ['totp', 'recovery'] });
    expect((await post('totp', { attempt: first.attempt, code: here.code(secret) })).body).toMatchObject({ step: 'SIGNED_IN', session: { factors: 2 } });
  });

  it('does not know a subject that nobody linked, nor the same one of another person\'s invitation', async () => {
    const { attempt, url } = await start();
    expect(await finish(attempt, await provider.follow(url, 'subject-of-nobody'))).toEqual(refused);
    expect(await link('secretary', 'subject-of-reviewer')).toEqual(refused);
    expect(await here.database.query(`SELECT 1 FROM accounts WHERE person = 'secretary'`)).toEqual([]);
  });

  it('takes an answer once, for its own attempt alone', async () => {
    const [first, second] = [await start(), await start()];
    const answer = await provider.follow(first.url, 'subject-of-reviewer');
    expect(await finish(second.attempt, answer)).toEqual(refused);
    expect((await finish(second.attempt, answer)).body.code).toBe('attempt.ended');
    const answers = await Promise.all([finish(first.attempt, answer), finish(first.attempt, answer)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    // The code again, dressed up with the state of a new attempt.
    const third = await start();
    const replay = new URL(answer);
    replay.searchParams.set('state', new URL(third.url).searchParams.get('state') ?? '');
    expect(await finish(third.attempt, replay.href)).toEqual(refused);
  });

  it('refuses a code that was made for another question', async () => {
    const [mine, hers] = [await start(), await start()];
    const stolen = new URL(await provider.follow(hers.url, 'subject-of-reviewer'));
    stolen.searchParams.set('state', new URL(mine.url).searchParams.get('state') ?? '');
    expect(await finish(mine.attempt, stolen.href)).toEqual(refused);
  });

  it.each<[string, (url: URL) => void, (url: URL) => void]>([
    ['another nonce', (url) => url.searchParams.set('nonce', 'n'.repeat(43)), () => undefined],
    ['another state', (url) => url.searchParams.set('state', 's'.repeat(43)), () => undefined],
    ['another issuer', () => undefined, (url) => url.searchParams.set('iss', 'https://attacker.example')],
    ['no issuer, where the provider always says it', () => undefined, (url) => url.searchParams.delete('iss')],
    ['no state', () => undefined, (url) => url.searchParams.delete('state')],
    ['no code', () => undefined, (url) => url.searchParams.delete('code')],
    ['an error', () => undefined, (url) => { url.searchParams.delete('code'); url.searchParams.set('error', 'access_denied'); }],
  ])('refuses %s', async (_name, before, after) => {
    const { attempt, url } = await start();
    const asked = new URL(url);
    before(asked);
    const answer = new URL(await provider.follow(asked.href, 'subject-of-auditor'));
    after(answer);
    expect(await finish(attempt, answer.href)).toEqual(refused);
  });

  it('refuses an address that is none', async () => {
    const { attempt } = await start();
    expect(await finish(attempt, 'not an address')).toEqual(refused);
  });

  it('is not there without a provider, and says so when the provider is away or is another', async () => {
    const none = await aRunningDirectory();
    const mistaken = await aRunningDirectory({ config: { openIdIssuer: provider.issuer.replace('127.0.0.1', 'localhost'), openIdClientId: 'amparo' } });
    const gone = await RunningProvider.start();
    const later = await aRunningDirectory({ config: { openIdIssuer: gone.issuer, openIdClientId: 'amparo', openIdClientSecretFile } });
    try {
      expect((await none.portal('sign-in/ways')).body).toEqual({ password: true, openIdConnect: false });
      expect(await none.portal('sign-in/oidc-start')).toMatchObject({ status: 404, body: { code: 'sign-in.no-provider' } });
      expect(await mistaken.portal('sign-in/oidc-start')).toMatchObject({ status: 503, body: { code: 'sign-in.provider-away' } });
      const { attempt, url } = (await later.portal('sign-in/oidc-start')).body;
      const callbackUrl = await gone.follow(url, 'somebody');
      await gone.stop();
      expect(await later.portal('sign-in/oidc-finish', { attempt, callbackUrl })).toMatchObject({ status: 503, body: { code: 'sign-in.provider-away' } });
    } finally {
      await gone.stop();
      await Promise.all([none.stop(), mistaken.stop(), later.stop()]);
    }
  });

  it('keeps neither subjects nor codes nor secrets in the log', () => {
    expect(here.lines.join('')).not.toMatch(/subject-of|invented-secret|code=/);
  });
});
