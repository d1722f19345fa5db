import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_NAMES, startService, type RunningService } from '@amparo/platform';
import { discardPostgres, freePort, startPostgres } from '@amparo/platform/machine';
import { OPERATOR_TOKEN, anEnvironment } from '../test/environment';
import { services } from './services';

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
    for (const name of SERVICE_NAMES) ports[name] = await freePort();
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

  it('are described together by the portal', async () => {
    const portal = running.find(({ name }) => name === 'portal');
    const { paths } = (await (await fetch(`${portal?.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/grants/applications', '/api/insights/counts']));
  });
});
