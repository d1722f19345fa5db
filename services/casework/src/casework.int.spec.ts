import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ReportReceivedSchema, ReporterWroteSchema, type HeardEvent } from '@amparo/contracts';
import { PostgresEventLog, prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, Sealer, ServiceTokens, makeHpkeKeys, makeServiceKeys, startService, type RunningService } from '@amparo/platform';
import { keepForSearch, testDatabase, type TestDatabase, type ServiceDatabase } from '@amparo/testing';
import { v7 as timeOrderedId } from 'uuid';
import { aDatabase } from '../test/database';
import { aReportReceived, heard, referenceOf } from '../test/events';
import { Neighbours } from '../test/neighbours';
import type { CaseShown, CasesListed } from './cases/cases.dto';
import { CaseworkConfig } from './config';
import { casework } from './service';

const CANARY = 'Maria Inventada del Valle';

describe('casework, started as it runs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'amparo-casework-'));
  const { keyFile, keysFile } = makeServiceKeys(directory, SERVICE_NAMES);
  const hpke = makeHpkeKeys(directory);
  const portal = ServiceTokens.fromFiles('portal', keyFile['portal'] ?? '', keysFile);
  const lines: string[] = [];
  let sealer: Sealer;
  let neighbours: Neighbours;
  let made: ServiceDatabase;
  let logDatabase: TestDatabase;
  let log: PostgresEventLog;
  let running: RunningService;

  const call = (method: 'GET' | 'POST', path: string, body?: unknown, authorization = `Bearer ${portal.tokenFor('casework', 'operator')}`): Promise<Response> =>
    fetch(`${running.url}${path}`, { method, headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, body: body === undefined ? undefined : JSON.stringify(body) });
  const find = async (caseId: string): Promise<CaseShown> => (await (await call('GET', `/cases/${caseId}`)).json()) as CaseShown;
  const until = async (caseId: string, seen: (found: CaseShown) => boolean): Promise<CaseShown> => {
    for (let tries = 0; tries < 800; tries++) {
      const found = await find(caseId);
      if ('timeline' in found && seen(found)) return found;
      await pause(25);
    }
    throw new Error(`not seen in time: ${JSON.stringify(await find(caseId))}`);
  };
  const tell = async <D extends DescMessage>(schema: D, event: HeardEvent<MessageShape<D>>): Promise<void> => {
    await log.append([{ ...event, id: timeOrderedId(), payload: toBinary(schema, event.data) }]);
  };
  const lay = async (id: string, content: object, kind: 'submissions' | 'messages' = 'submissions', aad = id): Promise<void> => {
    neighbours.answers.set(`/handover/${kind}/${id}`, await sealer.seal(Buffer.from(JSON.stringify(content)), Buffer.from(aad)));
  };
  const toldAbout = async (caseId: string): Promise<string[]> => {
    const rows = await made.database.query<{ type: string }>('SELECT type FROM told WHERE subject = $1 UNION ALL SELECT type FROM outbox WHERE subject = $1', [caseId]);
    return rows.map(({ type }) => type.replace(/^.*\./, '')).sort();
  };

  beforeAll(async () => {
    sealer = await Sealer.fromPublicKeyFile(hpke.publicKeyFile);
    neighbours = await Neighbours.start();
    neighbours.answers.set('/copies/roster', { version: 1, regionMap: { TR: 'MENA' } });
    [made, logDatabase] = await Promise.all([aDatabase(), testDatabase('casework_events')]);
    const admin = decodeURIComponent(new URL(logDatabase.url).username);
    await prepareEventLogTables(logDatabase.url, { owner: admin, app: serviceRoles('casework').app }, topicsOf(SERVICE_NAMES));
    log = new PostgresEventLog({ url: logDatabase.url, name: 'door test' });
    const config = Object.assign(new CaseworkConfig(), {
      databaseUrl: made.urlOf('app'), migratorDatabaseUrl: made.urlOf('migrator'), peopleDatabaseUrl: made.urlOf('people'),
      partnersDatabaseUrl: made.urlOf('partners'), eventLogDatabaseUrl: logDatabase.url, poolSize: 4,
      serviceKeyFile: keyFile['casework'], serviceKeysFile: keysFile, epochKeysDir: join(directory, 'epochs'), hpkePrivateKeyFile: hpke.privateKeyFile, fetchEveryMs: 30,
      peers: Object.fromEntries(SERVICE_NAMES.map((name) => [name, neighbours.url])),
    });
    running = await startService(casework, { config, logger: new Logger('casework', 'debug', (line) => lines.push(line)) });
  });

  afterAll(async () => {
    await running.stop();
    keepForSearch('casework', lines);
    await log.close();
    await neighbours.stop();
    await Promise.all([made.drop(), logDatabase.drop()]);
    rmSync(directory, { recursive: true });
  });

  it.each(['normal', 'danger'] as const)('fetches what was sent, on the %s lane, and opens the case', async (lane) => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId }, { lane });
    await lay(event.data.submissionId, { body: { narrative: CANARY, acts: ['ACT-THREAT'] }, reference: event.data.reference, sequence: 1 });
    await tell(ReportReceivedSchema, event);
    const found = await until(referenceOf(caseId), ({ openedAt }) => openedAt !== null);
    expect(found).toMatchObject({ caseId, status: 'OPEN', urgency: 'MEDIUM', tasks: [], contents: [{ submissionId: event.data.submissionId, state: 'FETCHED' }] });
    expect(found.timeline.map(({ what }) => what)).toEqual(expect.arrayContaining(['REPORT_RECEIVED', 'CONTENT_FETCHED', 'CASE_OPENED']));
    expect(await toldAbout(caseId)).toEqual(['CaseOpened', 'ContentFetched']);
  });

  it('keeps a message of the reporter', async () => {
    const caseId = randomUUID();
    const messageId = randomUUID();
    await lay(messageId, { text: CANARY }, 'messages');
    await tell(ReporterWroteSchema, heard(ReporterWroteSchema, { caseId, messageId }));
    const found = await until(caseId, ({ contents }) => contents[0]?.state === 'FETCHED');
    expect(found).toMatchObject({ reference: null, openedAt: null, contents: [{ kind: 'MESSAGE' }] });
    expect(await toldAbout(caseId)).toEqual(['ContentFetched']);
  });

  it('asks again while the door is away', async () => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId });
    await lay(event.data.submissionId, { body: {} });
    neighbours.away = true;
    await tell(ReportReceivedSchema, event);
    const path = `/handover/submissions/${event.data.submissionId}`;
    for (let tries = 0; neighbours.asked.filter((asked) => asked === path).length < 2 && tries < 800; tries++) await pause(25);
    neighbours.away = false;
    expect(await until(caseId, ({ openedAt }) => openedAt !== null)).toMatchObject({ tasks: [] });
  });

  it.each<[string, (id: string) => Promise<void>]>([
    ['GONE', async () => undefined],
    ['UNOPENABLE', (id) => lay(id, { body: {} }, 'submissions', 'another submission')],
    ['UNREADABLE', (id) => lay(id, { nothing: 'known' })],
  ])('leaves to a person what is %s, and takes it once that is put right', async (trouble, arrange) => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId });
    const id = event.data.submissionId;
    await arrange(id);
    await tell(ReportReceivedSchema, event);
    const parked = await until(caseId, ({ contents, tasks }) => contents[0]?.state === 'PARKED' && tasks.length > 0);
    expect(parked).toMatchObject({ openedAt: null, contents: [{ parkedBecause: trouble }], tasks: [{ code: 'FETCH_CONTENT', about: id, doneAt: null }] });
    expect(lines.some((line) => line.includes('content.parked') && line.includes(caseId) && line.includes(trouble))).toBe(true);
    expect(await toldAbout(caseId)).toEqual([]);
    if (trouble !== 'GONE') return;
    await lay(id, { body: {} });
    expect((await call('POST', '/contents/retry')).status).toBe(200);
    const found = await until(caseId, ({ openedAt }) => openedAt !== null);
    expect(found.tasks).toMatchObject([{ code: 'FETCH_CONTENT', doneAt: expect.any(String) as string }]);
  });

  it('takes the countries that a person found out, by the directory\'s own map', async () => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId, regions: [], countryKnown: false });
    await lay(event.data.submissionId, { body: {} });
    await tell(ReportReceivedSchema, event);
    await until(caseId, ({ openedAt }) => openedAt !== null);
    const correct = (body: object) => call('POST', `/cases/${referenceOf(caseId).toLowerCase()}/countries`, { actor: 'coord-mena', ...body });
    const answer = await correct({ countries: ['TR', 'NA'], presentCountry: null });
    expect([answer.status, await answer.json()]).toEqual([200, { regions: ['MENA', 'AFR'], countryKnown: true }]);
    expect((await correct({ countries: ['TR', 'NA'] })).status).toBe(200);
    expect(await find(caseId)).toMatchObject({ regions: ['MENA', 'AFR'], countryKnown: true });
    expect((await toldAbout(caseId)).filter((type) => type === 'RegionAssigned')).toHaveLength(1);
    expect(await (await correct({ countries: ['NA', 'TR'], presentCountry: 'TR' })).json()).toEqual({ regions: ['MENA', 'AFR'], countryKnown: true });
  });

  it.each<[string, string, unknown, number, string]>([
    ['a country that nobody knows', 'known', { countries: ['QQ'], actor: 'swg-duty' }, 422, 'country.unknown'],
    ['no country', 'known', { countries: [], actor: 'swg-duty' }, 400, 'request.malformed'],
    ['nobody who found out', 'known', { countries: ['TR'] }, 400, 'request.malformed'],
    ['a case that is not there', 'AM-0000-0000', { countries: ['TR'], actor: 'swg-duty' }, 404, 'case.absent'],
  ])('refuses %s', async (_what, which, body, status, code) => {
    const { cases } = (await (await call('GET', '/cases?limit=1')).json()) as CasesListed;
    const answer = await call('POST', `/cases/${which === 'known' ? cases[0]?.caseId : which}/countries`, body);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('lists cases page by page, the newest first', async () => {
    const all = ((await (await call('GET', '/cases')).json()) as CasesListed).cases;
    const first = ((await (await call('GET', '/cases?limit=2')).json()) as CasesListed).cases;
    const second = ((await (await call('GET', `/cases?limit=2&after=${first[1]?.caseId}`)).json()) as CasesListed).cases;
    expect([...first, ...second]).toEqual(all.slice(0, 4));
    expect(((await (await call('GET', '/cases?region=MENA&status=OPEN')).json()) as CasesListed).cases).toHaveLength(1);
    expect((await call('GET', '/cases?limit=1000')).status).toBe(400);
  });

  it('is for the operator alone', async () => {
    for (const [method, path] of [['GET', '/cases'], ['GET', '/cases/AM-0000-0000'], ['POST', '/contents/retry']] as const) {
      expect((await call(method, path, undefined, '')).status).toBe(401);
      expect((await call(method, path, undefined, `Bearer ${portal.tokenFor('casework')}`)).status).toBe(403);
    }
  });

  it('lets nothing of what was sent out of its sealed columns', async () => {
    expect(lines.join('\n')).not.toContain(CANARY);
    for (const table of ['cases', 'contents', 'features', 'timeline', 'tasks', 'told', 'parked']) {
      const rows = await made.database.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      const all = rows.map(({ row }) => row).join('\n');
      expect(all).not.toContain(CANARY);
      expect(all).not.toContain(Buffer.from(CANARY).toString('hex'));
    }
  });
});
