import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_NAMES, startService, type RunningService } from '@amparo/platform';
import { discardPostgres, freePort, startPostgres } from '@amparo/platform/machine';
import { TOTP } from 'otpauth';
import { OPERATOR_TOKEN, anEnvironment } from '../test/environment';
import { services } from './services';

interface Accounts {
  password: string;
  people: { person: string; totp?: string }[];
}

/** Roles belong to the whole server: all services at once need one of their own. */
describe('seven services in one process', () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-host-'));
  const dataDir = join(folder, 'postgres');
  const before = { ...process.env };
  let running: RunningService[] = [];

  beforeAll(async () => {
    // The server's own user has to pass through.
    chmodSync(folder, 0o711);
    const postgres = await startPostgres({ dataDir, unsafe: true });
    const ports: Record<string, number> = {};
    for (const name of SERVICE_NAMES) {
      const taken = new Set(Object.values(ports));
      do ports[name] = await freePort(); while (taken.has(ports[name]));
    }
    Object.assign(process.env, await anEnvironment(postgres, folder, ports));
    running = await Promise.all(services.map((service) => startService(service)));
  }, 60_000);

  afterAll(async () => {
    await Promise.all(running.map((service) => service.stop()));
    process.env = before;
    await discardPostgres(dataDir);
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it('all start, and are ready', async () => {
    expect(running.map(({ name }) => name).sort()).toEqual(services.map(({ name }) => name).sort());
    for (const { name, url } of running) {
      const answer = await fetch(`${url}/health/ready`);
      expect([name, answer.status, ((await answer.json()) as { ready: boolean }).ready]).toEqual([name, 200, true]);
    }
  });

  it('answer the operator through the portal, and nobody else', async () => {
    const portal = running.find(({ name }) => name === 'portal');
    for (const { name } of running) {
      const path = `${portal?.url}/api/${name}/operator/parked`;
      const answer = await fetch(path, { headers: { authorization: `Bearer ${OPERATOR_TOKEN}` } });
      expect([name, answer.status, await answer.json()]).toEqual([name, 200, []]);
      expect((await fetch(path)).status).toBe(401);
    }
  });

  it('sign a demonstration person in, with her second factor, let her see what is hers, and forget her when she leaves', async () => {
    const portal = running.find(({ name }) => name === 'portal')?.url ?? '';
    const { password, people } = JSON.parse(readFileSync(process.env['DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE'] ?? '', 'utf8')) as Accounts;
    const somebody = people.find(({ person, totp }) => person === 'coord-lac' && totp !== undefined);
    const headers: Record<string, string> = { origin: portal, 'content-type': 'application/json' };
    const post = async (path: string, body: object) => {
      const answer = await fetch(`${portal}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      const [cookie] = answer.headers.getSetCookie();
      if (cookie !== undefined) headers['cookie'] = cookie.split(';')[0] ?? '';
      return { status: answer.status, body: answer.status === 204 ? {} : ((await answer.json()) as Record<string, string>) };
    };
    const get = async (path: string) => {
      const answer = await fetch(`${portal}${path}`, { headers: { cookie: headers['cookie'] ?? '' } });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const first = await post('/api/sign-in/password', { name: 'coord-lac', password });
    expect(first.body['step']).toBe('SECOND_FACTOR');
    const code = new TOTP({ secret: somebody?.totp ?? '' }).generate();
    const second = await post('/api/sign-in/totp', { attempt: first.body['attempt'], code });
    expect(second).toMatchObject({ status: 200, body: { step: 'SIGNED_IN' } });
    headers['x-csrf-token'] = second.body['csrf'] ?? '';
    expect(await get('/api/session')).toMatchObject({ status: 200, body: { person: 'coord-lac', factors: 2 } });
    expect(await get('/api/directory/me')).toMatchObject({ status: 200, body: { person: 'coord-lac' } });
    // Each service knows her by a token of its own, and so may say no.
    for (const { name } of running) expect([name, (await get(`/api/${name}/operator/lag`)).body['code']]).toEqual([name, 'access.forbidden']);
    const leaving = new AbortController();
    const stream = await fetch(`${portal}/api/stream`, { headers: { cookie: headers['cookie'] ?? '' }, signal: leaving.signal });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toContain('event: ready');
    const { cookie = '' } = headers;
    expect((await post('/api/sign-out', {})).status).toBe(204);
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toContain('event: ended');
    leaving.abort();
    expect((await fetch(`${portal}/api/session`, { headers: { cookie } })).status).toBe(401);
  });

  it('are described together by the portal', async () => {
    const portal = running.find(({ name }) => name === 'portal');
    const { paths } = (await (await fetch(`${portal?.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/grants/applications', '/api/insights/counts']));
  });
});
