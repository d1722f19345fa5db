import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseErasedSchema, ReplyWrittenSchema } from '@amparo/contracts';
import { LANGUAGES, type Language } from '@amparo/domain';
import { SmallDisk } from '@amparo/testing';
import { PostgresOnSmallDisk } from '@amparo/testing/disks';
import { Client } from 'pg';
import { Door } from '../test/door';
import { aJpeg } from '../test/files';
import { codeOn, PlainBrowser } from '../test/plain-browser';
import { imminent } from '../test/reports';
import { CATALOGUES } from './pages/catalogue/catalogues.rules';

/** Room for a cluster, the two databases of a door and some reports; or for its write-ahead log. */
const DISK_MIB = 192;
/** Longer than what is left of any page of the database: it cannot be kept without new room. */
const LONG = 'Vinieron otra vez. '.repeat(2_500);
const HELP_LINE = { name: 'Línea Inventada', reach: '+00 000 000 000', speaks: ['español'] };
const ADDRESS = '/api/reports/files/uploads';

interface Came {
  status: number;
  text: string;
}

/** One way to the door: pressed again it sends the very same. */
interface Way {
  what: string;
  /** Where it is a page: its language. */
  language?: Language;
  press: () => Promise<Came>;
  /** Whether what it sent is at the door. */
  isThere: () => Promise<boolean>;
}

let door: Door;
const scratch = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-lines-`));
const helpLinesFile = join(scratch, 'lines.json');
writeFileSync(helpLinesFile, JSON.stringify([HELP_LINE]));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const conversation = async (receipt: string) => door.post('/api/reports/conversation', { receipt });
const isKnown = async (receipt: string) => (await conversation(receipt)).status === 200;
const hasMessage = async (receipt: string, text: string) => JSON.stringify((await conversation(receipt)).json['messages'] ?? []).includes(text);

async function reported(): Promise<string> {
  const receipt = await door.receipt();
  expect((await door.post('/api/reports', { receipt, ...imminent })).status).toBe(201);
  return receipt;
}

/** The form up to its first question, with a long story written into it. */
async function formIn(language: Language): Promise<Way> {
  const browser = new PlainBrowser(door.url);
  await browser.open(`/${language}`);
  await browser.press(undefined);
  const { hidden, action } = browser.page;
  const receipt = codeOn(browser.page).letters;
  return { what: 'the form', language, press: () => browser.send(action, { ...hidden, story: LONG, go: 'send' }), isThere: () => isKnown(receipt) };
}

async function cameBack(receipt: string, language: Language): Promise<PlainBrowser> {
  const browser = new PlainBrowser(door.url);
  await browser.send(`/${language}/back`, { code: receipt });
  return browser;
}

async function messageOnPage(language: Language): Promise<Way> {
  const receipt = await reported();
  const text = randomUUID();
  const { hidden, action } = (await cameBack(receipt, language)).page;
  const browser = new PlainBrowser(door.url);
  return { what: 'a message on the page', language, press: () => browser.send(action, { ...hidden, text: `${text} ${LONG}`, go: 'message' }), isThere: () => hasMessage(receipt, text) };
}

/** A file of a report: where the same is there already it is no second one, so it is known by its size. */
async function fileOf(what: string, path: string, fieldsOf: (receipt: string) => Promise<Record<string, string>>, language?: Language): Promise<Way> {
  const receipt = await reported();
  const [fields, photo] = [await fieldsOf(receipt), Buffer.concat([aJpeg(), randomBytes(600_000)])];
  const press = async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(photo)]), 'x.jpg');
    const answer = await fetch(`${door.url}${path}`, { method: 'POST', body: form });
    return { status: answer.status, text: await answer.text() };
  };
  return { what, ...(language === undefined ? {} : { language }), press, isThere: () => hasFiles(receipt) };
}

const piecewise = async (): Promise<Way> => {
  const receipt = await reported();
  const photo = Buffer.concat([aJpeg(), randomBytes(600_000)]);
  const file = randomUUID();
  const press = async (): Promise<Came> => {
    const begun = await door.post(ADDRESS, { receipt, file, name: 'x', size: photo.length });
    if (begun.status !== 200) return begun;
    const { upload, offset } = begun.json as { upload: string; offset: number };
    if (offset < photo.length) {
      const headers = { 'content-type': 'application/partial-upload', 'amparo-receipt': receipt, 'amparo-upload': upload, 'upload-offset': String(offset) };
      const piece = await fetch(`${door.url}${ADDRESS}`, { method: 'PATCH', headers, body: new Uint8Array(photo.subarray(offset)) });
      if (piece.status !== 200) return { status: piece.status, text: await piece.text() };
    }
    return door.post(`${ADDRESS}/finish`, { receipt, upload });
  };
  return { what: 'a file piece by piece', press, isThere: () => hasFiles(receipt) };
};

/** A connection of its own: those from before do not outlive a server that stops. */
async function ask<T>(sql: string, values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: door.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

async function hasFiles(receipt: string): Promise<boolean> {
  const { reference } = (await conversation(receipt)).json;
  return (await ask('SELECT 1 FROM attachments a JOIN reports r ON r.id = a.report_id WHERE r.reference = $1', [reference])).length > 0;
}

async function everyWay(): Promise<Way[]> {
  const [fresh, talking] = [await door.receipt(), await reported()];
  const [narrative, text, note] = [`${randomUUID()} ${LONG}`, `${randomUUID()} ${LONG}`, { id: randomUUID(), channel: 'SMS', text: LONG }];
  let code: string | undefined;
  return [
    ...await Promise.all(LANGUAGES.map(formIn)),
    { what: 'a report by a program', press: () => door.post('/api/reports', { receipt: fresh, ...imminent, narrative }), isThere: () => isKnown(fresh) },
    { what: 'a message by a program', press: () => door.post('/api/reports/messages', { receipt: talking, text }), isThere: () => hasMessage(talking, text.slice(0, 36)) },
    {
      what: 'a message of a gateway',
      press: async () => {
        const answer = await door.hook(note);
        code ??= answer.json['receipt'] as string | undefined;
        return answer;
      },
      isThere: async () => code !== undefined && isKnown(code),
    },
    await messageOnPage('ar'),
    await fileOf('a file by a program', '/api/reports/files', (receipt) => Promise.resolve({ receipt })),
    await fileOf('a file on the page', '/ru/files', async (receipt) => (await (await cameBack(receipt, 'ru')).press('to:files', {}, '/ru/files')).hidden, 'ru'),
    await piecewise(),
  ];
}

function expectNotNow({ what, language }: Way, { status, text }: Came): void {
  expect([what, language, status]).toEqual([what, language, 503]);
  expect(text).not.toMatch(/AM-[0-9A-Z]{4}-|No space|ENOSPC/);
  if (language === undefined) {
    expect(JSON.parse(text)).toMatchObject({ code: 'door.busy', status: 503, detail: expect.stringContaining('call a person you trust') as string });
    return;
  }
  const { form, wrong, help, sent, back, files } = CATALOGUES[language];
  expect([form.busy, wrong.busy].some((words) => text.includes(words))).toBe(true);
  for (const words of [help.danger, HELP_LINE.name, HELP_LINE.reach, `lang="${language}"`]) expect(text).toContain(words);
  for (const words of [sent.title, sent.added, back.written, files.taken.replace('{count}', '1')]) expect(text).not.toContain(words);
}

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await isSo().catch(() => false));) {
    if (Date.now() - started > 30_000) throw new Error(`it does not come to that: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

const whyNone = SmallDisk.whyNone();
const describeOnDisk = whyNone === undefined ? describe : describe.skip;
if (whyNone !== undefined) it.skip(`on a full disk (left out: ${whyNone})`, () => undefined);

describeOnDisk('a disk that is really full', () => {
  const usual = process.env.AMPARO_TEST_POSTGRES;
  let postgres: PostgresOnSmallDisk;
  beforeAll(async () => {
    postgres = await PostgresOnSmallDisk.start({ data: DISK_MIB, wal: DISK_MIB });
    process.env.AMPARO_TEST_POSTGRES = postgres.url();
    door = await Door.open({ helpLinesFile });
  }, 120_000);
  afterAll(async () => {
    for (const disk of Object.values(postgres?.disks ?? {})) disk.makeRoom();
    await door?.close().catch(() => undefined);
    await postgres?.stop();
    process.env.AMPARO_TEST_POSTGRES = usual;
  }, 60_000);

  it.each(['data', 'wal'] as const)('of the %s, is 503 by every way, with other ways to get help; nothing that was accepted is missing, nothing refused is there, and with room again the same is taken', async (part) => {
    const ways = await everyWay();
    const known = await reported();
    /** Until the server has met it: a write-ahead log is made a segment ahead. */
    const fill = async () => {
      postgres.disks[part]?.fill();
      if (part === 'wal') await eventually('no room for the write-ahead log', () => ask('SELECT pg_switch_wal()', []).then(() => false, () => true));
    };
    for (const way of ways) {
      await fill();
      expectNotNow(way, await way.press());
    }
    // Whoever comes back reads what she came for, or hears that it cannot be now: never that her code is unknown.
    const back = new PlainBrowser(door.url);
    const page = await back.send('/pt/back', { code: known });
    if (part === 'data') expect([page.status, page.text.includes(CATALOGUES.pt.back.status.RECEIVED)]).toEqual([200, true]);
    else expectNotNow({ what: 'coming back', language: 'pt', press: () => Promise.resolve(page), isThere: () => Promise.resolve(true) }, page);

    postgres.disks[part]?.makeRoom();
    await eventually('the database is back', () => isKnown(known));
    for (const way of ways) expect([way.what, await way.isThere()]).toEqual([way.what, false]);
    for (const way of ways) {
      for (let time = 0; time < 2; time++) expect([way.what, [200, 201].includes((await way.press()).status)]).toEqual([way.what, true]);
      expect([way.what, await way.isThere()]).toEqual([way.what, true]);
    }
  }, 120_000);
});

describeOnDisk('a full disk with the door\'s own keys on it', () => {
  let disk: SmallDisk;
  const place = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-keys-`));
  beforeAll(async () => {
    disk = SmallDisk.mount(join(place, 'disk'), 1);
    door = await Door.open({ helpLinesFile }, disk.path);
  }, 60_000);
  afterAll(async () => {
    disk.makeRoom();
    await door.close().catch(() => undefined);
    disk.unmount();
    rmSync(place, { recursive: true, force: true });
  });

  const caseOf = async (receipt: string) => (await ask<{ id: string }>('SELECT id FROM reports WHERE reference = $1', [(await conversation(receipt)).json['reference']]))[0]?.id ?? '';
  /** A case whose events are heard in one line with those of another. */
  const behind = async (id: string) => {
    const line = (subject: string) => createHash('sha1').update(subject).digest().readUInt32BE(0) % 6;
    for (;;) {
      const other = await caseOf(await reported());
      if (line(other) === line(id)) return other;
    }
  };

  it('keeps nobody out, for nothing that comes is laid there; what has to be written there is set aside, keeps nobody else waiting, and is not given up', async () => {
    const [ways, erased] = [await everyWay(), await reported()];
    const id = await caseOf(erased);
    const [other, replyId] = [await behind(id), randomUUID()];
    disk.fill();
    await door.hear(CaseErasedSchema, id, { caseId: id, because: 'AGREED' });
    await door.hear(ReplyWrittenSchema, other, { caseId: other, replyId });
    for (const way of ways) {
      expect([way.what, [200, 201].includes((await way.press()).status)]).toEqual([way.what, true]);
      expect([way.what, await way.isThere()]).toEqual([way.what, true]);
    }
    await eventually('a reply to somebody else is wanted', async () => (await ask('SELECT 1 FROM replies WHERE id = $1', [replyId])).length > 0);
    // What is not on the register of erased cases is not erased: a backup would bring it back.
    expect([await isKnown(erased), await ask('SELECT subject, reason FROM parked', [])]).toEqual([true, [{ subject: id, reason: expect.stringContaining('ENOSPC') as string }]]);
    disk.makeRoom();
    expect((await door.post('/operator/redrive', {}, { authorization: door.servicesWord('portal', 'operator') })).json).toEqual({ handled: 1, stillParked: 0 });
    expect(await isKnown(erased)).toBe(false);
  }, 90_000);
});
