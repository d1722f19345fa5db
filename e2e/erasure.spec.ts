import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { placesOf, restoreBackup, takeBackup, type TakenBackup } from '@amparo/local';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { SERVICE_NAMES } from '@amparo/platform';
import { discardPostgres } from '@amparo/platform/machine';
import { tracesIn } from '@amparo/testing';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describeOnBothLogs } from './support/event-logs';
import { fillDesk } from './support/fill-desk';
import { assessAndPlan, handOver } from './support/fill-tables';
import { file } from './support/journey';
import { PortalPerson, type Account } from './support/portal-person';
import { tellDirectory } from './support/preparation';
import { arrestIn, CANARY } from './support/reports';
import { addFiles, inImminentDanger, joinSharers, shareCase, withPartners } from './support/sharing';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

const quiet = () => undefined;

const FIELDS = [
  'narrative', 'involvedNames', 'involvedOrganisations', 'involvedPeople', 'links', 'project', 'boardDate', 'contact', 'times', 'timeZone', 'rules', 'caseReference',
  'conditions', 'recipient', 'acts', 'targets', 'sources', 'measures', 'riskFactors', 'banks', 'currency', 'country', 'present', 'language', 'message', 'reply', 'glass',
] as const;
const canaryOf = (field: (typeof FIELDS)[number]): string => `zz-${field}-invented-of-nobody`;

/** A report in which every field that takes a word holds one that stands nowhere else. */
const withCanaries = {
  ...arrestIn('CO'), ...inImminentDanger, language: canaryOf('language'), narrative: canaryOf('narrative'), involvedNames: [canaryOf('involvedNames')],
  involvedOrganisations: [canaryOf('involvedOrganisations')], involvedPeople: [canaryOf('involvedPeople')], links: [`https://example.org/${canaryOf('links')}`],
  project: canaryOf('project'), boardDate: canaryOf('boardDate'), currency: canaryOf('currency'), presentCountry: canaryOf('present'), incidentCountries: ['CO', canaryOf('country')],
  safeContact: { channel: 'SIGNAL', value: canaryOf('contact'), rules: [canaryOf('rules')], times: canaryOf('times'), timeZone: canaryOf('timeZone') },
  consents: [{ purpose: 'CP-REFER', recipient: canaryOf('recipient'), status: 'GIVEN', conditions: canaryOf('conditions') }], caseReference: canaryOf('caseReference'),
  acts: ['ACT-DTHREAT', canaryOf('acts')], targets: [canaryOf('targets')], sources: [canaryOf('sources')], measures: [canaryOf('measures')],
  riskFactors: [...inImminentDanger.riskFactors, canaryOf('riskFactors')], banks: [canaryOf('banks')],
};

/** What is said inside, of a plan, a check-in and the like, as it is put there. */
const wordAt = (place: string): string => `zz-shared-${place.replace(/\W+/g, '-')}-invented-of-nobody`;
const ON_DESK = [
  'a threat', 'what makes her easier to harm', 'what protects her', 'what is to be done', 'why it was not done', 'how she is reached for a check-in', 'what she said at a check-in', 'why nothing is due',
  'why a ladder stands still', 'why it is less urgent', 'what another group is asked for', 'a draft to somebody outside', 'what a partner writes',
];

/** Where the id of an erased case may still stand: who read it, who agreed, that it is gone, and what was told of it (S1). */
const KEEPS_THE_ID = /^(audit|glass|erasures|erased_cases|told_\w+|event_log_\w+|outbox)/;

describeOnBothLogs('a case that two people erase', (log) => {
  let system: TestSystem;
  let [lac, swg, handler, partner] = [] as unknown as [PortalPerson, PortalPerson, PortalPerson, PortalPerson];
  let account: Account;
  const backups = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-backups-`));
  let identity: string;
  /** From before the case was erased. */
  let taken: TakenBackup;
  let [gone, stays] = [{ caseId: '', reference: '', receipt: '' }, { caseId: '', reference: '', receipt: '' }];
  let countsBefore: unknown;
  /** What was said inside: where the case was shared, on the desk, of a danger and what is done about it, to other groups, and in files with their metadata. */
  const shared: string[] = [];
  let [packet, files, exported] = ['', '', ''];
  let referralId = '';

  /** As they are counted, before small ones are withheld. */
  const counts = () => system.rows.of('insights', 'SELECT urgency, regions, category, month, reprisal, count(*)::int AS n FROM reports GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5');
  const filed = async (report: object) => {
    const { reference, receipt } = await file(system, report);
    // Casework hears of it after those for whom somebody waits.
    const caseId = await until('casework has it', async () => (await lac.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
    return { reference, receipt, caseId };
  };
  /** Every row of every table of every database, the event log's too, as text. */
  const everyRow = async (): Promise<{ table: string; service: string; text: string }[]> => {
    const found = await Promise.all([...SERVICE_NAMES, ...(log === 'postgres' ? [EVENT_LOG_SERVICE] : [])].map(async (service) => {
      const tables = await system.rows.of<{ name: string }>(service, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
      const rows = [];
      for (const { name } of tables) {
        for (const { text } of await system.rows.of<{ text: string }>(service, `SELECT t::text AS text FROM ONLY ${name} t`)) rows.push({ table: name, service, text });
      }
      return rows;
    }));
    return found.flat();
  };
  /** Every file of the data folder but the database server's own: keys, register, logs, mail, the broker's log. */
  const everyFile = (): { path: string; content: Buffer }[] => {
    const folder = dirname(dirname(system.running.settings['CASEWORK_EPOCH_KEYS_DIR'] ?? ''));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // Kafka's indices are numbers, in files that are made long before they are filled.
      .filter((path) => !path.startsWith('postgres') && !/^kafka.*index$/.test(path) && statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true)
      .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
  };
  /** A word that stands nowhere else. */
  const wordFor = (place: string): string => {
    shared.push(wordAt(place));
    return wordAt(place);
  };
  const door = (path: string, body: object) => fetch(`${system.running.doorUrl}/api/reports/${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });

  beforeAll(async () => {
    system = await startTestSystem(log);
    ({ session: lac, account } = await PortalPerson.join(system.api, system.running.portalUrl, 'coord-lac'));
    swg = (await PortalPerson.join(system.api, system.running.portalUrl, 'swg-duty')).session;
    await tellDirectory(system.api, system.rows, withPartners());
    ({ handler, partner } = await joinSharers(system.api, system.running.portalUrl));
    const turned = (): true | undefined => readFileSync(join(placesOf(system.dataDir).logs, 'intake.log'), 'utf8').includes('"report-key.turned"') || undefined;
    await until('the door to seal to the key of the month', async () => Promise.resolve(turned()));
    stays = await filed(arrestIn('CO'));
    gone = await filed(withCanaries);
    expect((await door('messages', { receipt: gone.receipt, text: canaryOf('message') })).status).toBe(201);
    const replied = { replyId: randomUUID(), text: canaryOf('reply') };
    await until('a way back', async () => lac.post(`/api/casework/cases/${gone.caseId}/replies`, replied));
    await until('the reply is at the door', async () => ((await (await door('conversation', { receipt: gone.receipt })).text()).includes(replied.text) ? true : undefined));
    await swg.post(`/api/casework/cases/${gone.caseId}/break-glass`, { reason: `because ${canaryOf('glass')}` });
    const sharers = { coordinator: lac, second: swg, handler, partner };
    packet = await shareCase(sharers, gone.caseId, wordFor);
    ({ referralId } = JSON.parse(packet) as { referralId: string });
    await handOver(sharers, { caseId: gone.caseId, referralId }, wordFor);
    await fillDesk(sharers, gone.caseId, wordFor);
    await assessAndPlan(handler, gone.caseId, wordFor);
    files = JSON.stringify(await addFiles(system.running.doorUrl, gone.receipt, handler, gone.caseId, wordFor));
    for (const format of ['csv', 'jsonl']) exported += JSON.stringify((await lac.call('GET', `/api/casework/cases/export?format=${format}`)).body);
    await system.quiet();
    identity = await generateX25519Identity();
    taken = await takeBackup({ places: placesOf(system.dataDir), folder: backups, recipients: [await identityToRecipient(identity)], say: quiet });
  }, 420_000);

  afterAll(async () => {
    await system?.stop();
    rmSync(backups, { recursive: true, force: true });
  }, 240_000);

  /** Which cases the working group finds by the contact that was left. */
  const byContact = async () => (await swg.post<{ cases: { caseId: string }[] }>('/api/casework/contacts/find', { contact: canaryOf('contact'), purpose: 'CASE_WORK' })).cases.map(({ caseId }) => caseId);

  it('is there before, and its words are read by who may', async () => {
    const content = JSON.stringify(await lac.get<unknown>(`/api/casework/cases/${gone.caseId}/content`));
    for (const field of ['narrative', 'project', 'links'] as const) expect(content).toContain(canaryOf(field));
    expect(JSON.stringify(await lac.get<unknown>(`/api/casework/cases/${gone.caseId}/conversation`))).toMatch(new RegExp(`${canaryOf('message')}.*${canaryOf('reply')}`));
    expect([packet, files].map((read) => shared.filter((word) => read.includes(word)).length)).toEqual([11, 2]);
    expect(await unreadOnDesk()).toEqual([]);
    expect(exported.split(gone.reference)).toHaveLength(3);
    expect(await byContact()).toEqual([gone.caseId]);
    countsBefore = await counts();
    expect((await everyRow()).filter(({ text, table }) => text.includes(gone.caseId) && !KEEPS_THE_ID.test(table)).length).toBeGreaterThan(10);
  });

  /** Words that were said on the desk and that nobody reads there; a draft and what other groups are asked for are opened one by one. */
  async function unreadOnDesk(): Promise<string[]> {
    const at = `/api/protection/cases/${gone.caseId}`;
    const read = async (person: PortalPerson, path: string) => JSON.stringify(await person.get<unknown>(`${at}/${path}`));
    const texts: string[] = [];
    for (const path of ['assessments', 'plan', 'check-ins', 'hand-offs', 'contacts', `referrals/${referralId}/log`]) texts.push(await read(handler, path));
    for (const path of ['pauses', 'lowerings']) texts.push(await read(lac, path));
    for (const [path, id] of [['hand-offs', 'handOffId'], ['contacts', 'contactId']] as const) {
      for (const one of await handler.get<Record<string, string>[]>(`${at}/${path}`)) texts.push(await read(handler, `${path}/${one[id]}`));
    }
    return ON_DESK.map(wordAt).filter((word) => !texts.some((text) => text.includes(word)));
  }

  it('is gone when the second one agrees, and from every service a moment later', async () => {
    expect(await swg.post(`/api/casework/cases/${gone.caseId}/erasure`, { reference: gone.reference })).toMatchObject({ erased: false, missing: 1 });
    expect(await lac.post(`/api/casework/cases/${gone.caseId}/erasure`, { reference: gone.reference })).toMatchObject({ erased: true });
    await system.quiet();
    expect(await byContact()).toEqual([]);
    expect((await partner.call('GET', `/api/protection/offers/${referralId}/packet`)).status).toBe(404);
    // Her organisation learns no more than that it has to delete what it holds.
    const offers = await partner.get<{ referralId: string }[]>('/api/protection/offers');
    expect(offers.find((offer) => offer.referralId === referralId)).toMatchObject({
      shows: 'NOTHING', measures: null, regions: null, language: null, urgency: null, deletionAskedAt: expect.any(String) as string, deletedAt: null,
    });
    expect(await partner.post(`/api/protection/offers/${referralId}/deleted`)).toMatchObject({ deletedAt: expect.any(String) as string });
    const [{ attachmentId = '' } = {}] = JSON.parse(files) as { attachmentId?: string }[];
    for (const path of ['attachments', `attachments/${attachmentId}/original`, `attachments/${attachmentId}/picture`]) {
      expect([path, (await handler.call('GET', `/api/casework/cases/${gone.caseId}/${path}`)).status]).toEqual([path, 404]);
    }
    for (const path of ['consents', 'referrals']) expect((await handler.call('GET', `/api/protection/cases/${gone.caseId}/${path}`)).status).toBe(404);
    for (const person of [lac, swg]) {
      expect((await person.call('GET', `/api/casework/cases/${gone.caseId}/content`)).status).toBe(404);
      for (const path of ['/api/notifications/items', '/api/protection/alerts', '/api/casework/cases?limit=500', '/api/casework/cases/export?format=jsonl', '/api/casework/cases/export']) {
        const text = JSON.stringify((await person.call('GET', path)).body);
        expect([path, text.includes(gone.caseId) || text.includes(gone.reference)]).toEqual([path, false]);
      }
    }
  });

  it('leaves no word of it anywhere: no table, no log, no event, no file, nothing that was exported, shared or uploaded; and its id only where it is said that it is gone', () => leavesNoWord());

  async function leavesNoWord(): Promise<void> {
    const rows = await everyRow();
    const files = everyFile();
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining([expect.stringMatching(/casework.epochs\/erased.register$/), expect.stringMatching(/logs\//)]));
    const words = [...FIELDS.map(canaryOf), ...shared];
    const found = [
      ...rows.map(({ service, table, text }) => [`${service} ${table}`, tracesIn(text, words)]), ...files.map(({ path, content }) => [path, tracesIn(content, words)]),
      ['mail', tracesIn(JSON.stringify([system.mail.mails]), words)],
    ].filter(([, inside]) => (inside?.length ?? 0) > 0);
    expect(found).toEqual([]);
    // Lists that were exported are kept nowhere: its reference stands in no file but the broker's log.
    expect(files.filter(({ path, content }) => !path.startsWith('kafka') && content.includes(gone.reference)).map(({ path }) => path)).toEqual([]);
    const left = rows.filter(({ text, table }) => text.includes(gone.caseId) && !KEEPS_THE_ID.test(table)).map(({ service, table }) => `${service} ${table}`);
    expect(left).toEqual([]);
    expect(rows.filter(({ table, text }) => table === 'case_keys' && text.includes(gone.caseId))).toEqual([]);
  }

  it('lets nobody in with its return code, and makes nothing of what is said with it', async () => {
    expect((await door('conversation', { receipt: gone.receipt })).status).toBe(404);
    expect((await door('messages', { receipt: gone.receipt, text: 'still there?' })).status).toBe(404);
    expect((await door('conversation', { receipt: stays.receipt })).status).toBe(200);
  });

  it('leaves counts right, and other cases whole', async () => {
    expect(await counts()).toEqual(countsBefore);
    expect(JSON.stringify(await lac.get<unknown>(`/api/casework/cases/${stays.caseId}/content`))).toContain(CANARY);
    const items = await lac.get<{ reference: string }[]>('/api/notifications/items');
    expect(items.map(({ reference }) => reference)).toContain(stays.reference);
  });

  it('stays gone when all databases and the event log are lost and a backup from before comes back', async () => {
    const places = placesOf(system.dataDir);
    await system.restart(async () => {
      await discardPostgres(places.postgres);
      rmSync(places.kafka, { recursive: true, force: true });
      await restoreBackup({ places, file: taken.file, identities: [identity], signer: taken.manifest.signer, force: false, say: quiet });
    });
    const back = await PortalPerson.signIn(system.running.portalUrl, account);
    // The backup did hold it: what is not erased is there, and open to whoever may read it.
    expect(JSON.stringify(await back.get<unknown>(`/api/casework/cases/${stays.caseId}/content`))).toContain(CANARY);
    await until('the case is forgotten again', async () => (await system.rows.count('casework', 'SELECT count(*) AS n FROM cases WHERE id = $1', [gone.caseId])) === 0 || undefined, 60_000);
    await system.quiet();
    expect((await back.call('GET', `/api/casework/cases/${gone.caseId}/content`)).status).toBe(404);
    expect((await door('conversation', { receipt: gone.receipt })).status).toBe(404);
    await leavesNoWord();
    expect(await counts()).toEqual(countsBefore);
  });
});
