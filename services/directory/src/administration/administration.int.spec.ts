import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, PERSON_TOKEN_TYPE, SERVICE_NAMES, ServiceTokens, freshSigningPair, makeServiceKeys, startService, type RunningService } from '@amparo/platform';
import { keepForSearch, testDatabase, type ServiceDatabase, type TestDatabase } from '@amparo/testing';
import { sign } from 'jsonwebtoken';
import { anAdministeredDirectory, signedIn } from '../../test/administration';
import { aDatabase } from '../../test/database';
import { administrationPaths } from '../openapi/administration.openapi';
import { DirectoryConfig } from '../config';
import { directory } from '../service';

/** A body that each changing call would take, but for the version. */
const BODIES: Record<string, Record<string, unknown>> = {
  'POST /people': { id: 'rosa', name: 'Rosa', email: 'rosa@example.org', language: 'pt' },
  'POST /people/search': { text: 'Ángela' },
  'PUT /people/{person}': { name: 'Lead', email: 'lead@example.org', language: 'fr' },
  'POST /people/{person}/leave': {},
  'POST /organisations': { id: 'ORG-X', name: 'X', kind: 'MEMBER' },
  'POST /organisations/search': { text: 'Juris' },
  'PUT /organisations/{organisation}': { name: 'X', kind: 'MEMBER', aliases: ['Y'] },
  'POST /organisations/{organisation}/end': {},
  'POST /groups': { id: 'grants', name: 'Grants', kind: 'GRANTS' },
  'PUT /groups/{group}': { name: 'Security', kind: 'SECURITY_WORKING_GROUP' },
  'POST /groups/{group}/end': {},
  'POST /roles/give': { person: 'lead', role: 'AUDITOR' },
  'POST /roles/take': { person: 'lead', role: 'LAST_RESORT' },
  'POST /rosters/give': { person: 'lead', role: 'ALTERNATE_COORDINATOR', region: 'LAC' },
  'POST /rosters/take': { person: 'alt-lac', role: 'ALTERNATE_COORDINATOR', region: 'LAC' },
  'POST /absences': { person: 'alt-lac', from: '2026-12-24', to: '2026-12-26' },
  'PUT /absences/{person}/{from}/{to}': { from: '2026-12-24', to: '2026-12-26' },
  'POST /absences/{person}/{from}/{to}/end': {},
  'PUT /region-map/{country}': { region: 'MAGHREB' },
  'POST /region-map/{country}/clear': {},
};
const SEARCHES = ['POST /people/search', 'POST /organisations/search'];
const IN_PATH: Record<string, string> = { person: 'lead', organisation: 'P-JURIS', group: 'security', country: 'TR', from: '2026-12-20', to: '2027-01-05' };

describe('Administration, as people call it', () => {
  const files = mkdtempSync(join(tmpdir(), 'amparo-administration-'));
  const { keyFile, keysFile } = makeServiceKeys(files, SERVICE_NAMES);
  const { privateKey, publicKey } = freshSigningPair();
  const lines: string[] = [];
  let keys: Server;
  let made: ServiceDatabase;
  let logDatabase: TestDatabase;
  let running: RunningService;
  let operator: string;

  const tokenOf = (person: string, factors = 2) => {
    const now = Math.floor(Date.now() / 1000);
    const { roles } = signedIn(person);
    return sign({ sid: 'session', roles, con: [], fac: factors, lang: 'es', iat: now, exp: now + 60 }, privateKey, {
      algorithm: 'ES256', keyid: 'key-1', issuer: 'directory', audience: 'directory', subject: person, header: { alg: 'ES256', typ: PERSON_TOKEN_TYPE },
    });
  };
  const call = async (token: string | undefined, verb: string, path: string, body?: unknown) => {
    const answer = await fetch(`${running.url}${path}`, {
      method: verb,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, json: JSON.parse(text) };
  };
  const as = (person: string) => async (verb: string, path: string, body?: unknown) => call(tokenOf(person), verb, path, body);
  const admin = as('admin-1');
  const version = async (): Promise<number> => (await admin('GET', '/region-map')).json.version;

  // Names are for all who work here (colleagues.int.spec.ts).
  const routes = Object.entries(administrationPaths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`))
    .filter((route) => route !== 'POST /colleagues/names');
  const addressOf = (route: string) => {
    const [verb = '', path = ''] = route.split(' ');
    return [verb, path.replace(/\{(\w+)\}/g, (_, name: string) => IN_PATH[name] ?? name)] as const;
  };

  beforeAll(async () => {
    const shown = { kid: 'key-1', ...publicKey.export({ format: 'jwk' }) };
    keys = createServer((_request, answer) => void answer.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [shown] })));
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    made = await aDatabase();
    logDatabase = await testDatabase('administration_events');
    const owner = decodeURIComponent(new URL(logDatabase.url).username);
    await prepareEventLogTables(logDatabase.url, { owner, app: serviceRoles('directory').app }, topicsOf(['directory']));
    const config = Object.assign(new DirectoryConfig(), {
      databaseUrl: made.urlOf('app'), migratorDatabaseUrl: made.urlOf('migrator'), eventLogDatabaseUrl: logDatabase.url, poolSize: 2,
      serviceKeyFile: keyFile['directory'], serviceKeysFile: keysFile, epochKeysDir: join(files, 'epochs'),
      peers: { directory: `http://127.0.0.1:${(keys.address() as AddressInfo).port}` },
    });
    running = await startService(directory, { config, logger: new Logger('directory', 'debug', (line) => void lines.push(line)) });
    operator = ServiceTokens.fromFiles('portal', keyFile['portal'] ?? '', keysFile).tokenFor('directory', 'operator');
    expect((await call(operator, 'PUT', '/directory', anAdministeredDirectory())).status).toBe(200);
  });

  afterAll(async () => {
    await running.stop();
    keepForSearch('directory', lines);
    await Promise.all([made.drop(), logDatabase.drop(), new Promise((resolve) => keys.close(resolve))]);
    rmSync(files, { recursive: true });
  });

  it.each(routes)('%s is for nobody without a token, nor without leave, nor with one factor, nor for the operator', async (route) => {
    const [verb, path] = addressOf(route);
    const body = BODIES[route] === undefined ? undefined : { version: 1, ...BODIES[route] };
    expect((await call(undefined, verb, path, body)).json).toMatchObject({ status: 401, code: 'access.unauthenticated' });
    expect((await call(tokenOf('member'), verb, path, body)).json).toMatchObject({ status: 403, code: 'access.forbidden' });
    expect((await call(tokenOf('admin-1', 1), verb, path, body)).json).toMatchObject({ status: 403, code: 'access.second-factor' });
    expect((await call(operator, verb, path, body)).json).toMatchObject({ status: 403, code: 'access.forbidden' });
  });

  it.each(Object.keys(BODIES))('%s takes nothing that it does not know, and no version that is not one', async (route) => {
    const [verb, path] = addressOf(route);
    const before = await version();
    const given = SEARCHES.includes(route) ? BODIES[route] : { ...BODIES[route], version: before };
    for (const extra of ['roles', 'conflictId', 'position', 'by', 'person_id', 'isAdministrator', '__proto__x']) {
      const answer = await admin(verb, path, { ...given, [extra]: 'canary-7f3k' });
      expect([extra, answer.status, answer.json.code]).toEqual([extra, 400, 'request.malformed']);
      expect(answer.text).not.toContain('canary');
    }
    if (!SEARCHES.includes(route)) {
      for (const wrong of [undefined, null, '1', `${before}`, 0, 1.5, true]) {
        expect((await admin(verb, path, { ...BODIES[route], version: wrong })).json.code).toBe('request.malformed');
      }
      expect((await admin(verb, path, { ...BODIES[route], version: before + 1 })).json).toMatchObject({ status: 409, code: 'directory.changed-meanwhile' });
    }
    expect(await version()).toBe(before);
  });

  it('adds, changes, finds and lets go a person, and says who did it', async () => {
    const rosa = { id: 'rosa', name: 'Rosa Nueva', email: 'rosa@example.org', language: 'pt', pager: 'pager-9' };
    const added = await admin('POST', '/people', { version: await version(), ...rosa });
    expect([added.status, added.json.changed]).toEqual([201, true]);
    expect((await admin('POST', '/people/search', { text: 'nueva' })).json).toMatchObject({ total: 1, items: [{ ...rosa, roles: [], absences: [] }] });
    const { id, pager, ...rest } = rosa;
    expect([id, pager]).toEqual(['rosa', 'pager-9']);
    expect((await admin('PUT', '/people/rosa', { version: await version(), ...rest })).status).toBe(200);
    expect((await admin('GET', '/people/rosa')).json.person).not.toHaveProperty('pager');
    expect((await admin('POST', '/roles/give', { version: await version(), person: 'rosa', role: 'CASE_HANDLER' })).status).toBe(200);
    expect((await admin('GET', '/people?role=CASE_HANDLER&sort=id&page=1&size=5')).json).toMatchObject({ total: 1, items: [{ id: 'rosa' }] });
    expect((await admin('GET', '/people/rosa/sight')).json).toMatchObject({ sees: { S3: [{ by: 'handler' }] } });
    expect((await admin('GET', '/people/rosa/sight?role=REGIONAL_COORDINATOR&region=LAC')).json.sees.S1).toContainEqual({ by: 'regions', regions: ['LAC'] });
    expect((await admin('POST', '/people/rosa/leave', { version: await version() })).status).toBe(200);
    expect((await admin('GET', '/people/rosa')).json).toMatchObject({ status: 404, code: 'person.absent' });
    expect((await admin('GET', '/changes?about=rosa')).json.items.map(({ action, person }: { action: string; person: string }) => [action, person])).toEqual([
      ['PERSON_LEFT', 'admin-1'], ['ROLE_GIVEN', 'admin-1'], ['PERSON_CHANGED', 'admin-1'], ['PERSON_ADDED', 'admin-1'],
    ]);
  });

  it('lets a coordinator change her own region’s roster, and answers alike for people there are not', async () => {
    const coordinator = as('coord-lac');
    expect((await coordinator('GET', '/rosters')).json.rosters).toMatchObject([{ region: 'LAC', mayChange: true }]);
    const days = { from: '2026-12-24', to: '2026-12-26' };
    expect((await coordinator('POST', '/absences', { version: await version(), person: 'alt-lac', ...days })).status).toBe(201);
    expect((await coordinator('GET', '/absences?person=alt-lac')).json).toMatchObject({ total: 1, items: [{ person: 'alt-lac', ...days }] });
    const [there, nowhere] = [await coordinator('POST', '/absences', { version: 1, person: 'swg-duty', ...days }), await coordinator('POST', '/absences', { version: 1, person: 'nobody', ...days })];
    expect([there.text, there.json.code]).toEqual([nowhere.text, 'access.forbidden']);
    expect((await coordinator('POST', `/absences/alt-lac/${days.from}/${days.to}/end`, { version: await version() })).status).toBe(200);
    expect((await coordinator('GET', '/people')).json).toMatchObject({ status: 403 });
  });

  it.each(['/people?size=201', '/people?page=0', '/people?page=1e3x', '/people?sort=email', '/people?text=rosa', '/people/ro%20sa', '/changes?about=%00', '/absences?on=2026-02-30', '/region-map/../people/x%2F'])(
    'refuses the address %s', async (path) => {
      expect([400, 404]).toContain((await admin('GET', path)).status);
    },
  );

  it('says and logs no name and no address', () => {
    expect(lines.join('')).not.toMatch(/example\.org|Rosa|Ángela|canary/);
  });
});
