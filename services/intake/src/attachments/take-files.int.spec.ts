import { createConnection } from 'node:net';
import { randomBytes } from 'node:crypto';
import { CaseErasedSchema, ContentFetchedSchema, ReporterAddedFilesSchema } from '@amparo/contracts';
import { Door } from '../../test/door';
import { codeOn, PlainBrowser } from '../../test/plain-browser';
import { aDocx, aJpeg, aPdf, aPng } from '../../test/files';
import { imminent } from '../../test/reports';
import { CATALOGUES } from '../pages/catalogue/catalogues.rules';
import { SweepUnfinishedFiles } from './sweep-unfinished-files';
import { PART_BYTES } from './attachment.rules';

const CANARY = 'zz-canary-file';
let door: Door;
let receipt: string;
let caseId: string;
beforeAll(async () => { door = await Door.open({ fileBytes: 1_500_000, fileBytesOfReport: 2_500_000, filesOfReport: 3, uploadsAtOnce: 1 }); }, 60_000);
afterAll(() => door.close());
beforeEach(async () => {
  receipt = await door.receipt();
  const { json } = await door.post('/api/reports', { receipt, ...imminent });
  caseId = (await rowsOf('SELECT id FROM reports WHERE reference = $1', [json['reference']]))[0]!['id'] as string;
});

const rowsOf = async (sql: string, values: unknown[] = []) => (await door.admin.query(sql, values)).rows as Record<string, unknown>[];
const kept = () => rowsOf('SELECT id, size FROM attachments WHERE report_id = $1 ORDER BY size', [caseId]);
const unfinished = () => rowsOf('SELECT id FROM attachments WHERE report_id IS NULL');
const addedTo = async (id: string) => (await door.told(ReporterAddedFilesSchema)).filter(({ subject }) => subject === id).map(({ lane, data }) => ({ lane, ids: data.attachmentIds }));

function form(files: readonly (readonly [Buffer, string])[], fields: Record<string, string> = { receipt }): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const [bytes, name] of files) data.append('file', new Blob([new Uint8Array(bytes)]), name);
  return data;
}

async function send(body: FormData, path = '/api/reports/files'): Promise<{ status: number; text: string; json: Record<string, unknown> }> {
  const answer = await fetch(`${door.url}${path}`, { method: 'POST', body });
  const text = await answer.text();
  return { status: answer.status, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

/** All parts of a file, as casework opens them. */
async function opened(id: string): Promise<{ about: Record<string, unknown>; bytes: Buffer }> {
  const part = async (number: number) => door.openBytes((await door.getAs('casework', `/handover/attachments/${id}/${number}`)).bytes, `${id}/${number}`);
  const about = JSON.parse((await part(0)).toString('utf8')) as { parts: number };
  const bytes = await Promise.all(Array.from({ length: about.parts }, (_one, at) => part(at + 1)));
  return { about, bytes: Buffer.concat(bytes) };
}

describe('files for a report', () => {
  it('are sealed part by part, told by ids alone, handed over to casework and then forgotten', async () => {
    const photo = Buffer.concat([aJpeg(CANARY), randomBytes(PART_BYTES + 10)]);
    const answer = await send(form([[photo, `C:\\Users\\x\\${CANARY}.exe`], [aPdf(CANARY), 'paper']]));
    expect([answer.status, answer.json['files']]).toEqual([200, [{ taken: true }, { taken: true }]]);
    const ids = (await kept()).map(({ id }) => id as string).reverse();
    expect(await addedTo(caseId)).toEqual([{ lane: 'danger', ids: expect.arrayContaining(ids) }]);
    const { about, bytes } = await opened(ids[0]!);
    expect(about).toMatchObject({ name: `${CANARY}.exe`, kind: 'JPEG', size: photo.length, parts: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(bytes.equals(photo)).toBe(true);
    for (const table of ['attachments', 'attachment_parts', 'outbox', 'told', 'reports']) {
      const [{ found }] = await rowsOf(`SELECT count(*) AS found FROM ${table} t WHERE t::text LIKE '%${CANARY}%' OR t::text LIKE '%${Buffer.from(CANARY).toString('hex')}%'`) as [{ found: string }];
      expect([table, found]).toEqual([table, '0']);
    }
    expect(door.lines.join('\n')).not.toContain(CANARY);

    await door.hear(ContentFetchedSchema, caseId, { caseId, submissionId: ids[0]! });
    for (const started = Date.now(); (await door.getAs('casework', `/handover/attachments/${ids[0]}/0`)).status !== 404;) {
      if (Date.now() - started > 10_000) throw new Error('it is still there');
    }
    expect((await door.getAs('casework', `/handover/attachments/${ids[1]}/0`)).status).toBe(200);
    expect((await door.getAs('protection', `/handover/attachments/${ids[1]}/0`)).status).toBe(403);
    // Sent again after it was handed over: still one, and nothing is told.
    expect((await send(form([[photo, 'again']]))).json['files']).toEqual([{ taken: true }]);
    expect([(await kept()).length, (await addedTo(caseId)).length, (await unfinished()).length]).toEqual([2, 1, 0]);
  });

  it('are refused one by one, with a code each, and nothing of a refused one stays', async () => {
    const { json } = await send(form([
      [Buffer.from(`<script>${'x'.repeat(1_200_000)}</script>`), 'photo.jpg'], [Buffer.alloc(0), 'empty.png'], [Buffer.concat([aPng(), randomBytes(1_500_000)]), 'large.png'],
    ]));
    expect(json['files']).toEqual(['attachment.kind', 'attachment.empty', 'attachment.oversize'].map((code) => ({ taken: false, code })));
    expect([await kept(), await unfinished(), await addedTo(caseId)]).toEqual([[], [], []]);
  });

  it('are taken up to a number and a size for each report', async () => {
    const large = (name: string) => [Buffer.concat([aPng(), randomBytes(1_200_000)]), name] as const;
    expect((await send(form([large('a'), large('b'), large('c')]))).status).toBe(413);
    expect((await send(form([large('a'), large('b')]))).json['files']).toEqual([{ taken: true }, { taken: true }]);
    expect((await send(form([large('c')]))).json['files']).toEqual([{ taken: false, code: 'attachment.oversize-together' }]);
    expect((await send(form([[aPdf('1'), '1']]))).json['files']).toEqual([{ taken: true }]);
    expect((await send(form([[aPdf('2'), '2']]))).json['files']).toEqual([{ taken: false, code: 'attachment.too-many' }]);
    expect(((await send(form([[aPdf('1'), '1'], [aPdf('1'), '1'], [aPdf('1'), '1'], [aPdf('1'), '1']]))).json['files'] as unknown[]).at(-1)).toEqual({ taken: false, code: 'attachment.too-many' });
    expect([(await kept()).length, (await unfinished()).length]).toEqual([3, 0]);
  });

  it('are taken for a code that somebody has, and the code stands before them', async () => {
    expect((await send(form([[aPdf(), 'x']], { receipt: await door.receipt() }))).json).toMatchObject({ code: 'receipt.unknown' });
    expect((await send(form([[aPdf(), 'x']], {}))).json).toMatchObject({ code: 'receipt.malformed' });
    expect((await door.post('/api/reports/files', { receipt })).json).toMatchObject({ code: 'request.malformed' });
    expect((await send(form([], { receipt }), '/api/reports/messages')).status).toBe(415);
    expect(await unfinished()).toEqual([]);
  });

  it('are gone with their case', async () => {
    await send(form([[aPdf('gone'), 'x']]));
    const [{ id }] = await kept() as [{ id: string }];
    await door.hear(CaseErasedSchema, caseId, { caseId, because: 'AGREED' });
    for (const started = Date.now(); (await rowsOf('SELECT 1 FROM reports WHERE id = $1', [caseId])).length > 0;) {
      if (Date.now() - started > 10_000) throw new Error('it is still there');
    }
    expect(await rowsOf('SELECT 1 FROM attachments WHERE id = $1 UNION ALL SELECT 1 FROM attachment_parts WHERE attachment_id = $1', [id])).toEqual([]);
  });

  it('keeps a return code out of a file name', async () => {
    await send(form([[aPdf('named'), `code ${receipt}.pdf`]]));
    expect(JSON.stringify((await opened((await kept())[0]!['id'] as string)).about)).not.toContain(receipt);
  });
});

describe('forms that are none', () => {
  const raw = (body: string | Buffer, type = 'multipart/form-data; boundary=b') => fetch(`${door.url}/api/reports/files`, { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(Buffer.from(body)) });
  const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
  const part = (name: string, value: string, file = '') => `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;

  it.each([
    ['has no end', () => part('receipt', receipt) + part('file', '%PDF-1.7 x', '; filename="x"').slice(0, -2)],
    ['has no boundary in it', () => 'x'.repeat(100)],
    ['is empty', () => ''],
  ])('is refused when it %s, and nothing stays', async (_what, body) => {
    expect(await codeOf(await raw(body()))).toEqual([400, 'request.malformed']);
    expect(await unfinished()).toEqual([]);
  });

  it('is refused without a boundary', async () => {
    expect(await codeOf(await raw('x', 'multipart/form-data'))).toEqual([400, 'request.malformed']);
  });

  it('reads no more of 10,000 parts than it says', async () => {
    const many = part('receipt', receipt) + Array.from({ length: 10_000 }, (_one, at) => part('file', `%PDF-${at}`, `; filename="${at}"`)).join('') + '--b--\r\n';
    const answer = await raw(many);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { files: unknown[] }).files).toHaveLength(4);
    expect((await kept()).length).toBe(3);
  });

  it('lets no more send at once than it says, takes words all the while, and lets go of what came when whoever sends hangs up', async () => {
    const { port } = new URL(door.url);
    const socket = createConnection(Number(port), '127.0.0.1');
    const head = part('receipt', receipt) + `--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n%PDF-`;
    socket.write(`POST /api/reports/files HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 1400000\r\n\r\n${head}${'x'.repeat(PART_BYTES + 100)}`);
    for (const started = Date.now(); (await unfinished()).length === 0;) if (Date.now() - started > 10_000) throw new Error('nothing comes in');
    expect(await send(form([[aPdf('late'), 'x']]))).toMatchObject({ status: 503, json: { code: 'door.busy' } });
    const browser = new PlainBrowser(door.url);
    await browser.send('/en/back', { code: receipt });
    const { draft } = (await browser.press('to:files', {}, '/en/files')).hidden as { draft: string };
    const busy = await send(form([[aPdf('late'), 'x']], { draft, text: 'typed' }), '/en/files');
    expect([busy.status, busy.text.includes(CATALOGUES.en.wrong.busy), busy.text.includes('value="typed"')]).toEqual([503, true, true]);
    expect((await door.post('/api/reports', { receipt: await door.receipt(), ...imminent })).status).toBe(201);
    socket.destroy();
    for (const started = Date.now(); (await unfinished()).length > 0;) if (Date.now() - started > 10_000) throw new Error('it stays');
    expect(await kept()).toEqual([]);
  });

  it('sweeps up what is left after an hour, and nothing younger', async () => {
    await rowsOf(`INSERT INTO attachments (id, begun_at) VALUES (gen_random_uuid(), now() - interval '61 minutes'), ('00000000-0000-4000-8000-00000000f11e', now())`);
    const database = await door.openDatabase();
    await new SweepUnfinishedFiles(database, undefined as never).run();
    await database.close();
    expect(await unfinished()).toEqual([{ id: '00000000-0000-4000-8000-00000000f11e' }]);
    await rowsOf('DELETE FROM attachments WHERE report_id IS NULL');
  });
});

describe('files without a script', () => {
  it.each(['en', 'ar'] as const)('come from the page that says that the report has arrived, in %s', async (language) => {
    const { files } = CATALOGUES[language];
    const browser = new PlainBrowser(door.url);
    await browser.open(`/${language}`);
    await browser.press(undefined);
    const { words } = codeOn(browser.page);
    await browser.press('send', { story: 'x' });
    expect(browser.page.action).toBe(`/${language}/files`);
    const page = await browser.press(undefined);
    expect([page.status, page.text.includes('enctype="multipart/form-data"'), page.bytes < 20_000]).toEqual([200, true, true]);
    const sent = await send(form([[aDocx(), 'x.docx'], [Buffer.from('x'), 'y']], { ...page.hidden, text: 'typed <already>' }), page.action);
    expect(sent.status).toBe(200);
    for (const notice of [files.taken.replace('{count}', '1'), files.refused['attachment.kind'].replace('{at}', '2'), 'typed &lt;already&gt;']) expect(sent.text).toContain(notice);
    await browser.send(`/${language}/back`, { code: words });
    expect((await browser.press('to:files', { text: 'still here' }, `/${language}/files`)).text).toContain('value="still here"');
    expect((await browser.press('look', {}, `/${language}/back`)).text).toContain('still here');
  });

  it('says so when none was chosen, the page is too old, or nobody has the code', async () => {
    const browser = new PlainBrowser(door.url);
    await browser.send('/en/back', { code: receipt });
    const page = await browser.press('to:files', {}, '/en/files');
    const { draft } = page.hidden as { draft: string };
    expect((await send(form([[Buffer.alloc(0), '']], { draft }), '/en/files')).text).toContain(CATALOGUES.en.files.none);
    expect((await send(form([[aPdf(), 'x']], { draft: 'x', text: 'kept' }), '/en/files')).text).toContain(CATALOGUES.en.back.over);
    expect((await browser.open('/en/files')).text).toContain(CATALOGUES.en.back.label);
    expect(await kept()).toEqual([]);
  });
});

describe('the door cannot read the files that it took', () => {
  it('sees none without naming a return code, changes none, and adds nothing to one that was sent', async () => {
    await send(form([[aPdf('role'), 'x']]));
    const [{ id }] = await kept() as [{ id: string }];
    const app = await door.as('app');
    const denied = { code: '42501' };
    for (const sql of ['SELECT sealed FROM attachment_parts', 'UPDATE attachment_parts SET sealed = sealed', 'TRUNCATE attachments']) await expect(app.query(sql)).rejects.toMatchObject(denied);
    expect((await app.query('SELECT * FROM attachments')).rows).toEqual([]);
    expect((await app.query('DELETE FROM attachments')).rowCount).toBe(0);
    expect((await app.query('DELETE FROM attachment_parts')).rowCount).toBe(0);
    await expect(app.query(`INSERT INTO attachment_parts (attachment_id, number, sealed) VALUES ($1, 9, '')`, [id])).rejects.toMatchObject(denied);
    await app.end();
    expect((await kept()).length).toBe(1);
  });
});
