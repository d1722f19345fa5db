import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, ServiceTokens, makeServiceKeys, startService, type RunningService, type ServiceName } from '@amparo/platform';
import { keepForSearch, testDatabase, type TestDatabase, type ServiceDatabase } from '@amparo/testing';
import { aDirectory, withPerson } from '../test/builders';
import { aDatabase } from '../test/database';
import { DirectoryConfig } from './config';
import demonstration from './directory/demonstration.json';
import { directory } from './service';

describe('the directory, started as it runs', () => {
  const files = mkdtempSync(join(tmpdir(), 'amparo-directory-'));
  const { keyFile, keysFile } = makeServiceKeys(files, SERVICE_NAMES);
  const lines: string[] = [];
  let made: ServiceDatabase;
  let logDatabase: TestDatabase;
  let running: RunningService;

  const tokensOf = (service: ServiceName) => ServiceTokens.fromFiles(service, keyFile[service] ?? '', keysFile);
  const call = async (token: string, path: string, body?: unknown) => fetch(`${running.url}${path}`, {
    method: body === undefined ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const asOperator = (path: string, body?: unknown) => call(tokensOf('portal').tokenFor('directory', 'operator'), path, body);
  const as = (service: ServiceName, path: string) => call(tokensOf(service).tokenFor('directory'), path);

  beforeAll(async () => {
    made = await aDatabase();
    logDatabase = await testDatabase('directory_events');
    const owner = decodeURIComponent(new URL(logDatabase.url).username);
    await prepareEventLogTables(logDatabase.url, { owner, app: serviceRoles('directory').app }, topicsOf(['directory']));
    const config = Object.assign(new DirectoryConfig(), {
      databaseUrl: made.urlOf('app'), migratorDatabaseUrl: made.urlOf('migrator'), eventLogDatabaseUrl: logDatabase.url, poolSize: 2,
      serviceKeyFile: keyFile['directory'], serviceKeysFile: keysFile, epochKeysDir: join(files, 'epochs'), peers: {},
    });
    running = await startService(directory, { config, logger: new Logger('directory', 'debug', (line) => void lines.push(line)) });
  });

  afterAll(async () => {
    await running.stop();
    keepForSearch('directory', lines);
    await Promise.all([made.drop(), logDatabase.drop()]);
    rmSync(files, { recursive: true });
  });

  it('begins with the demonstration people, and its export is what they were made of', async () => {
    expect(await (await asOperator('/directory')).json()).toEqual(demonstration);
  });

  it('takes an import from the operator, and its own export changes nothing', async () => {
    const imported = await asOperator('/directory', aDirectory());
    expect([imported.status, await imported.json()]).toEqual([200, { version: 2, changed: true }]);
    const exported = await (await asOperator('/directory')).json();
    expect(await (await asOperator('/directory', exported)).json()).toEqual({ version: 2, changed: false });
  });

  it('says where a wrong file is wrong, and neither says nor logs what stands there', async () => {
    const answer = await asOperator('/directory', withPerson(aDirectory(), 'lead', { email: 'canary-7f3k' }));
    const problem = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(JSON.parse(problem)).toMatchObject({ code: 'directory.malformed', detail: expect.stringContaining('/people/2/email') });
    expect((await asOperator('/directory', aDirectory({ roles: [{ person: 'canary-7f3k', role: 'LAST_RESORT' }] }))).status).toBe(422);
    expect(problem + lines.join('')).not.toContain('canary');
  });

  it('gives each copy to the services that need it', async () => {
    const needing: Record<string, ServiceName[]> = { roster: ['protection', 'casework'], organisations: ['intake'], contacts: ['notifications'] };
    for (const [kind, readers] of Object.entries(needing)) {
      for (const service of SERVICE_NAMES.filter((name) => name !== 'directory')) {
        expect([kind, service, (await as(service, `/copies/${kind}`)).status]).toEqual([kind, service, readers.includes(service) ? 200 : 403]);
      }
      expect((await asOperator(`/copies/${kind}`)).status).toBe(403);
    }
  });

  it('is for the operator alone otherwise', async () => {
    expect((await as('protection', '/directory')).status).toBe(403);
    expect((await fetch(`${running.url}/directory`)).status).toBe(401);
  });
});
