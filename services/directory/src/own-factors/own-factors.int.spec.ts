import { SoftwareAuthenticator } from '../../test/authenticator';
import { aRunningDirectory, type Member, type RunningDirectory } from '../../test/running-directory';

describe('one\'s own factors', () => {
  let here: RunningDirectory;
  let coordinator: Member;
  let reviewer: Member;

  beforeAll(async () => {
    here = await aRunningDirectory();
    coordinator = await here.openAccount('coord-lac');
    reviewer = await here.openAccount('reviewer');
  });
  afterAll(async () => here.stop());

  const fresh = async (member: Member) => (await here.signIn(member)).body.session.id as string;
  const list = async (session: string) => (await here.person(session, 'GET', '/factors')).body;
  const post = (session: string, path: string, body?: object) => here.person(session, 'POST', `/factors/${path}`, body);

  it('are shown by kind and day, never with what they hold', async () => {
    const session = await fresh(coordinator);
    const day = here.clock.now().toISOString().slice(0, 10);
    expect(await list(session)).toEqual({
      factors: [{ id: expect.any(String), kind: 'TOTP', addedOn: day, lastUsedOn: day }], recoveryCodes: 10, mayChange: true,
    });
  });

  it('grow by an authenticator, and other sessions end', async () => {
    const [other, session] = [await fresh(coordinator), await fresh(coordinator)];
    const authenticator = new SoftwareAuthenticator();
    const { attempt, options } = (await post(session, 'webauthn-options')).body;
    expect(await post(session, 'webauthn', { attempt, response: authenticator.create(options, { verified: false }), label: 'Key' })).toMatchObject({ status: 422, body: { code: 'factor.wrong' } });
    const again = (await post(session, 'webauthn-options')).body;
    expect(again.options.excludeCredentials).toEqual([]);
    expect(await post(session, 'webauthn', { attempt: again.attempt, response: authenticator.create(again.options), label: 'Key' })).toEqual({ status: 200, body: {} });
    expect((await list(session)).factors).toEqual([expect.objectContaining({ kind: 'TOTP' }), expect.objectContaining({ kind: 'WEBAUTHN', label: 'Key' })]);
    expect((await here.person(other, 'GET', '/me')).status).toBe(401);
    expect((await here.portal('sign-in/password', { name: 'coord-lac', password: coordinator.password })).body.ways).toEqual(['webauthn', 'totp', 'recovery']);
  });

  it('shrink, but not below what her roles need', async () => {
    const session = await fresh(coordinator);
    const [totp, key] = (await list(session)).factors;
    expect((await post(session, `${key.id}/remove`)).status).toBe(204);
    expect(await post(session, `${totp.id}/remove`)).toMatchObject({ status: 409, body: { code: 'factor.last' } });
    expect(await post(session, `${key.id}/remove`)).toMatchObject({ status: 404, body: { code: 'factor.absent' } });
  });

  it('may be given up by somebody who needs none, with the codes that stood in for them', async () => {
    const session = await fresh(reviewer);
    const { attempt, secret, uri } = (await post(session, 'totp-options')).body;
    expect(uri).toContain(secret);
    expect(await post(session, 'totp', { attempt, code: '000000' })).toMatchObject({ status: 422, body: { code: 'factor.wrong' } });
    expect((await post(session, 'totp', { attempt, code: here.code(secret) })).body.recoveryCodes).toHaveLength(10);
    const both = await fresh({ ...reviewer, totp: secret });
    expect((await here.person(both, 'GET', '/me')).body.factors).toBe(2);
    const { factors } = await list(both);
    expect((await post(both, `${factors[0].id}/remove`)).status).toBe(204);
    expect(await list(both)).toMatchObject({ factors: [], recoveryCodes: 0 });
    expect(await post(both, 'recovery-codes')).toMatchObject({ status: 409, body: { code: 'factor.none' } });
  });

  it('get fresh recovery codes, and the old ones are worth nothing', async () => {
    const session = await fresh(coordinator);
    const { recoveryCodes } = (await post(session, 'recovery-codes')).body;
    expect(recoveryCodes).toHaveLength(10);
    const { attempt } = (await here.portal('sign-in/password', { name: 'coord-lac', password: coordinator.password })).body;
    expect((await here.portal('sign-in/recovery', { attempt, code: coordinator.recoveryCodes[5] ?? '' })).status).toBe(401);
    expect((await here.portal('sign-in/recovery', { attempt, code: recoveryCodes[5] })).status).toBe(200);
  });

  it('are not changed by a session that is older than a quarter of an hour', async () => {
    const session = await fresh(coordinator);
    const { attempt } = (await post(session, 'totp-options')).body;
    const [factor] = (await list(session)).factors;
    await here.database.query(`UPDATE sessions SET started_at = started_at - interval '15 minutes 1 second' WHERE id = $1`, [session]);
    expect((await list(session)).mayChange).toBe(false);
    for (const [path, body] of [
      ['totp-options'], ['webauthn-options'], ['recovery-codes'], ['totp', { attempt, code: '123456' }], [`${factor.id}/remove`],
      ['webauthn', { attempt, response: {}, label: 'x' }],
    ] as const) {
      expect([path, (await post(session, path, body)).body.code]).toEqual([path, 'session.confirm-first']);
    }
  });

  it('belong to their owner alone', async () => {
    const [mine, hers] = [await fresh(coordinator), await fresh(reviewer)];
    const [factor] = (await list(mine)).factors;
    expect((await post(hers, `${factor.id}/remove`)).status).toBe(404);
    const { attempt, secret } = (await post(mine, 'totp-options')).body;
    expect(await post(hers, 'totp', { attempt, code: here.code(secret) })).toMatchObject({ status: 401, body: { code: 'attempt.ended' } });
  });
});
