import { createPublicKey } from 'node:crypto';
import { decode, verify, type JwtPayload } from 'jsonwebtoken';
import { SERVICE_NAMES } from '@amparo/platform';
import { declaredCalls, searchedLogger } from '@amparo/testing';
import { anOffice } from '../../test/builders';
import { aRunningDirectory, type Member, type RunningDirectory } from '../../test/running-directory';
import { AppModule } from '../app.module';
import { SigningKeys } from './signing-keys';

describe('a token', () => {
  let here: RunningDirectory;
  let partner: Member;

  beforeAll(async () => {
    here = await aRunningDirectory();
    partner = await here.openAccount('partner');
  });
  afterAll(async () => here.stop());

  const tokenOf = (session: string, more: object = {}) => here.portal('tokens', { session, audience: 'casework', ...more });
  const fresh = async () => (await here.signIn(partner)).body.session.id as string;
  const ended = expect.objectContaining({ status: 401, body: expect.objectContaining({ code: 'session.ended' }) });
  const keyNamed = async (kid: string | undefined) => {
    const { keys } = (await here.as('casework', 'GET', '/internal/keys')).body;
    return keys.find((key: { kid: string }) => key.kid === kid);
  };

  it('says all that the rules must know, in ids and codes, for one service and one minute', async () => {
    const session = await fresh();
    const { body } = await tokenOf(session);
    const { header, payload } = decode(body.token, { complete: true }) ?? {};
    expect(header).toEqual({ alg: 'ES256', typ: 'amparo-person+jwt', kid: expect.any(String) });
    const iat = Math.floor(here.clock.now().getTime() / 1000);
    const conflicts = await here.database.query<{ id: string }>(
      `SELECT conflict_id AS id FROM conflict_ids WHERE id IN ('partner', 'P-JURIS') ORDER BY kind DESC`,
    );
    expect(payload).toEqual({
      iss: 'directory', aud: 'casework', sub: 'partner', sid: session, iat, exp: iat + 60, fac: 2, lang: 'es', org: 'P-JURIS',
      con: conflicts.map(({ id }) => id),
      roles: [{ role: 'PROTECTION_PARTNER' }, { role: 'MEMBER', group: 'security', kind: 'SECURITY_WORKING_GROUP' }],
    });
    expect(body.expiresAt).toBe(new Date((iat + 60) * 1000).toISOString());
    const jwk = await keyNamed(header?.kid);
    expect(jwk).toEqual({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: header?.kid, x: expect.any(String), y: expect.any(String) });
    expect(() => verify(body.token, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: ['ES256'], clockTimestamp: iat })).not.toThrow();
  });

  it('is not given for a session that is idle, over, ended or nobody\'s', async () => {
    const idle = await fresh();
    here.clock.move(900_000);
    expect((await tokenOf(idle)).status).toBe(200);
    here.clock.move(900_001);
    expect(await tokenOf(idle)).toEqual(ended);

    const busy = await fresh();
    for (let minutes = 10; minutes < 240; minutes += 10) {
      here.clock.move(600_000);
      expect((await tokenOf(busy)).status).toBe(200);
    }
    here.clock.move(600_000);
    expect(await tokenOf(busy)).toEqual(ended);

    const left = await fresh();
    expect((await here.portal('sessions/end', { session: left })).status).toBe(204);
    expect((await here.portal('sessions/end', { session: left })).status).toBe(204);
    expect(await tokenOf(left)).toEqual(ended);
    expect(await tokenOf('00000000-0000-4000-8000-000000000000')).toEqual(ended);
    expect((await tokenOf('not an id')).status).toBe(400);
    expect((await tokenOf(left, { audience: 'nobody' })).status).toBe(400);
  });

  it('keeps a session awake only when somebody does something', async () => {
    const session = await fresh();
    here.clock.move(800_000);
    expect((await tokenOf(session, { passive: true })).status).toBe(200);
    here.clock.move(100_001);
    expect(await tokenOf(session, { passive: true })).toEqual(ended);
  });

  it('never outlives its session', async () => {
    const session = await fresh();
    for (let i = 0; i < 23; i += 1) {
      here.clock.move(600_000);
      await tokenOf(session);
    }
    here.clock.move(600_000 - 20_000);
    const { exp, iat } = decode((await tokenOf(session)).body.token) as JwtPayload;
    expect((exp ?? 0) - (iat ?? 0)).toBeLessThanOrEqual(20);
  });

  it('knows of a role within the next one, and is not given to who left', async () => {
    const session = await fresh();
    const office = anOffice();
    await here.operator('PUT', '/directory', { ...office, roles: office.roles.filter(({ role }) => role !== 'PROTECTION_PARTNER') });
    expect((decode((await tokenOf(session)).body.token) as JwtPayload)['roles']).toEqual([{ role: 'MEMBER', group: 'security', kind: 'SECURITY_WORKING_GROUP' }]);
    await here.operator('PUT', '/directory', {
      ...office, people: office.people.filter(({ id }) => id !== 'partner'), roles: office.roles.filter(({ person }) => person !== 'partner'),
    });
    expect(await tokenOf(session)).toEqual(ended);
    // Whoever comes back is invited anew.
    await here.operator('PUT', '/directory', office);
    expect(await tokenOf(session)).toEqual(ended);
    expect((await here.portal('sign-in/password', { name: 'partner', password: partner.password })).status).toBe(401);
    expect(await here.database.query(`SELECT what, by FROM account_changes WHERE person = 'partner' ORDER BY id DESC LIMIT 1`)).toEqual([{ what: 'CLOSED', by: 'directory' }]);
  });

  it('is the portal\'s alone; the keys are for every service, and protection says where a partner without accounts may be compromised', async () => {
    const internal = declaredCalls(AppModule, []).map((call) => call.split(' ')).filter(([, path]) => path?.startsWith('/internal/'));
    expect(internal).toHaveLength(18);
    for (const service of SERVICE_NAMES) {
      for (const [method = '', path = ''] of internal) {
        const { status } = await here.as(service, method, path, method === 'POST' ? {} : undefined);
        if (path === '/internal/keys') expect([service, status]).toEqual([service, 200]);
        else expect([service, path, status === 403]).toEqual([service, path, service !== (path.endsWith('/compromised') ? 'protection' : 'portal')]);
      }
    }
    expect((await here.operator('GET', '/internal/keys')).status).toBe(403);
    expect((await here.operator('POST', '/internal/tokens', {})).status).toBe(403);
  });
});

describe('keys that sign tokens', () => {
  let here: RunningDirectory;

  beforeAll(async () => {
    here = await aRunningDirectory();
  });
  afterAll(async () => here.stop());

  const published = async () => (await here.as('casework', 'GET', '/internal/keys')).body.keys.map(({ kid }: { kid: string }) => kid) as string[];
  const another = async () => new SigningKeys(here.database, here.clock, await here.openFields(), here.config, searchedLogger('directory'));

  it('are two: one that signs, one that will; their private halves are sealed', async () => {
    expect(await published()).toHaveLength(2);
    const rows = await here.database.query<{ private_key: Buffer; public_key: object }>('SELECT private_key, public_key FROM signing_keys');
    for (const { private_key: bytes, public_key: shown } of rows) {
      expect(bytes[0]).toBe(3);
      expect(Object.keys(shown).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    }
  });

  it('rotate without a gap: a token in flight is good after the next key signs, and the next key was known before', async () => {
    const member = await here.openAccount('reviewer');
    const [first, second] = await published();
    const kidOf = async () => {
      const { body } = await here.signIn(member);
      const { token } = (await here.portal('tokens', { session: body.session.id, audience: 'casework' })).body;
      return decode(token, { complete: true })?.header.kid;
    };
    expect(await kidOf()).toBe(first);
    here.clock.move(86_400_000);
    expect(await kidOf()).toBe(second);
    // Several processes at once make one next key. Their connections are open, so that they do meet.
    await Promise.all(Array.from({ length: 3 }, () => here.database.query('SELECT pg_sleep(0.1)')));
    const others = await Promise.all([another(), another(), another()]);
    await Promise.all(others.map((one) => one.rotate()));
    const after = await published();
    expect(after).toHaveLength(3);
    expect(after).toEqual([first, second, expect.any(String)]);
    here.clock.move(6 * 60_000);
    await (await another()).rotate();
    expect(await published()).toEqual(after.slice(1));
    expect(await kidOf()).toBe(second);
  });
});
