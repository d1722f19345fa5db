import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { CaseErasedSchema, ReporterAddedFilesSchema } from '@amparo/contracts';
import { Door } from '../../test/door';
import { aDocx, aJpeg, aPdf } from '../../test/files';
import { imminent } from '../../test/reports';
import { SweepUnfinishedFiles } from '../attachments/sweep-unfinished-files';
import { PART_BYTES } from '../attachments/attachment.rules';
import { STEP_BYTES } from './pieces';

const CANARY = 'zz-canary-upload';
let door: Door;
let receipt: string;
let caseId: string;
beforeAll(async () => { door = await Door.open({ fileBytes: 1_500_000, fileBytesOfReport: 2_500_000, filesOfReport: 3, uploadBytes: 6_000_000 }); }, 60_000);
afterAll(() => door.close());
beforeEach(async () => {
  await door.admin.query('DELETE FROM uploads');
  await door.admin.query('DELETE FROM attachments WHERE report_id IS NULL');
  ({ receipt, caseId } = await reported());
});

async function reported() {
  const code = await door.receipt();
  const { json } = await door.post('/api/reports', { receipt: code, ...imminent });
  return { receipt: code, caseId: (await rowsOf('SELECT id FROM reports WHERE reference = $1', [json['reference']]))[0]!['id'] as string };
}

const ADDRESS = '/api/reports/files/uploads';
const rowsOf = async (sql: string, values: unknown[] = []) => (await door.admin.query(sql, values)).rows as Record<string, unknown>[];
const kept = (id = caseId) => rowsOf('SELECT id, size FROM attachments WHERE report_id = $1', [id]);
const told = async (id = caseId) => (await door.told(ReporterAddedFilesSchema)).filter(({ subject }) => subject === id);
const begin = (size: number, more: object = {}) => door.post(ADDRESS, { receipt, file: randomUUID(), name: 'x', size, ...more });
const begun = async (size: number, more: object = {}) => (await begin(size, more)).json['upload'] as string;
const ask = (upload: string, code = receipt) => door.post(`${ADDRESS}/offset`, { receipt: code, upload });
const finish = (upload: string, code = receipt) => door.post(`${ADDRESS}/finish`, { receipt: code, upload });

async function piece(upload: string, offset: number, bytes: Buffer, code = receipt) {
  const headers = { 'content-type': 'application/partial-upload', 'amparo-receipt': code, 'amparo-upload': upload, 'upload-offset': String(offset) };
  const answer = await fetch(`${door.url}${ADDRESS}`, { method: 'PATCH', headers, body: new Uint8Array(bytes) });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown>, at: answer.headers.get('upload-offset') };
}

/** A connection that sends so much of a piece, and can be cut. */
async function sendOnly(upload: string, offset: number, bytes: Buffer, length: number): Promise<Socket> {
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const head = ['host: x', 'content-type: application/partial-upload', `amparo-receipt: ${receipt}`, `amparo-upload: ${upload}`, `upload-offset: ${offset}`, `content-length: ${length}`];
  await new Promise<void>((done) => socket.write(Buffer.concat([Buffer.from(`PATCH ${ADDRESS} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`), bytes]), () => done()));
  return socket;
}

async function untilAt(upload: string, offset: number): Promise<void> {
  for (const started = Date.now(); (await ask(upload)).json['offset'] !== offset;) {
    if (Date.now() - started > 10_000) throw new Error(`it is not at ${offset}: ${(await ask(upload)).text}`);
  }
}

/** All parts of a file, as casework opens them. */
async function opened(id: string): Promise<{ about: Record<string, unknown>; bytes: Buffer }> {
  const part = async (number: number) => door.openBytes((await door.getAs('casework', `/handover/attachments/${id}/${number}`)).bytes, `${id}/${number}`);
  const about = JSON.parse((await part(0)).toString('utf8')) as { parts: number };
  return { about, bytes: Buffer.concat(await Promise.all(Array.from({ length: about.parts }, (_one, at) => part(at + 1)))) };
}

async function atOnce(bytes: Buffer, code = receipt): Promise<unknown> {
  const form = new FormData();
  form.append('receipt', code);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'y');
  return ((await (await fetch(`${door.url}/api/reports/files`, { method: 'POST', body: form })).json()) as { files: unknown }).files;
}

describe('a file that comes piece by piece', () => {
  it('goes on after a cut connection and after a restart of the door, and is one file as if it had come at once', async () => {
    const photo = Buffer.concat([aJpeg(CANARY), randomBytes(1_200_003)]);
    const file = randomUUID();
    const { json } = await begin(photo.length, { file, name: `C:\\x\\${CANARY} ${receipt}.jpg` });
    expect(json).toEqual({ upload: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, offset: 0, size: photo.length });
    const upload = json['upload'] as string;

    const socket = await sendOnly(upload, 0, photo.subarray(0, PART_BYTES + STEP_BYTES + 5_000), photo.length);
    await untilAt(upload, PART_BYTES);
    socket.destroy();
    // What had come is kept, in whole steps.
    await untilAt(upload, PART_BYTES + STEP_BYTES);
    const state = (await rowsOf('SELECT u::text AS text FROM uploads u'))[0]!['text'] as string;
    expect([CANARY, Buffer.from(CANARY).toString('hex'), receipt].filter((told) => state.includes(told))).toEqual([]);

    await door.restart();
    // Whoever forgot all but the name that she drew begins again, and goes on.
    expect((await begin(photo.length, { file: file.toUpperCase() })).json).toEqual({ upload, offset: PART_BYTES + STEP_BYTES, size: photo.length });
    expect((await finish(upload)).json).toMatchObject({ code: 'upload.incomplete' });
    expect(await piece(upload, PART_BYTES + STEP_BYTES, photo.subarray(PART_BYTES + STEP_BYTES, 900_000))).toMatchObject({ status: 200, at: String(13 * STEP_BYTES) });
    expect(await piece(upload, 13 * STEP_BYTES, photo.subarray(13 * STEP_BYTES))).toMatchObject({ status: 200, json: { upload, offset: photo.length, size: photo.length } });
    expect([await kept(), await told()]).toEqual([[], []]);
    // All of it is here, and nobody reads it before it is a file of the report.
    expect(await rowsOf('SELECT 1 FROM attachment_parts WHERE attachment_id = $1 AND number = 1', [upload])).toHaveLength(1);
    expect((await door.getAs('casework', `/handover/attachments/${upload}/1`)).status).toBe(404);

    const answers = await Promise.all([finish(upload), finish(upload), finish(upload)]);
    expect(answers.map(({ status, json: { files } }) => [status, files])).toEqual(Array(3).fill([200, [{ taken: true }]]));
    const { about, bytes } = await opened(upload);
    expect(bytes.equals(photo)).toBe(true);
    expect(await atOnce(photo)).toEqual([{ taken: true }]);
    expect([await kept(), (await told()).map(({ lane, data }) => [lane, data.attachmentIds])]).toEqual([[{ id: upload, size: photo.length }], [['danger', [upload]]]]);

    const other = await reported();
    await atOnce(photo, other.receipt);
    const [{ id }] = await kept(other.caseId) as [{ id: string }];
    const { parts: _of, name, ...same } = (await opened(id)).about;
    expect(about).toEqual({ ...same, name: `${CANARY} [return code removed].jpg`, parts: expect.any(Number) as number });
    // It is taken for ever: also when nothing is known any more of how it came.
    await door.admin.query('DELETE FROM uploads');
    expect([(await finish(upload)).json['files'], (await begin(photo.length, { file })).json['offset'], (await told()).length]).toEqual([[{ taken: true }], photo.length, 1]);
    expect(door.lines.join('\n')).not.toContain(CANARY);
  });

  it('that is there already is no second one', async () => {
    const paper = aPdf('twice');
    await atOnce(paper);
    const upload = await begun(paper.length);
    await piece(upload, 0, paper);
    expect([(await finish(upload)).json['files'], (await finish(upload)).json['files'], (await kept()).length, (await told()).length]).toEqual([[{ taken: true }], [{ taken: true }], 1, 1]);
    expect(await rowsOf('SELECT 1 FROM attachment_parts WHERE attachment_id = $1', [upload])).toEqual([]);
  });

  it('is written by one of two who send at once; the other is told where it goes on', async () => {
    const photo = Buffer.concat([aJpeg(), randomBytes(1_300_000)]);
    const upload = await begun(photo.length);
    const both = await Promise.all([piece(upload, 0, photo), piece(upload, 0, photo)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409)!;
    expect([lost.json['code'], Number(lost.at) > 0]).toEqual(['upload.offset', true]);
    expect((await finish(upload)).json['files']).toEqual([{ taken: true }]);
    expect((await opened(upload)).bytes.equals(photo)).toBe(true);
  });

  it('holds only what one sender sent, also where two send something else', async () => {
    const [one, two] = [aJpeg('one'), aJpeg('two')].map((head) => Buffer.concat([head, randomBytes(1_300_000)])) as [Buffer, Buffer];
    const upload = await begun(one.length);
    const both = await Promise.all([piece(upload, 0, one), piece(upload, 0, two)]);
    await finish(upload);
    const { about, bytes } = await opened(upload);
    expect(bytes.equals(both[0].status === 200 ? one : two)).toBe(true);
    expect(about['sha256']).toBe(await sha256(bytes));
  });

  it('is gone on with from where it is, by nobody else, and holds no byte more than was said', async () => {
    const paper = Buffer.concat([aPdf(), randomBytes(2 * STEP_BYTES)]);
    const upload = await begun(paper.length);
    expect(await piece(upload, STEP_BYTES, paper)).toMatchObject({ status: 409, at: '0', json: { code: 'upload.offset' } });
    expect(await piece(upload, 0, Buffer.concat([paper, Buffer.from('x')]))).toMatchObject({ status: 413, json: { code: 'request.oversize' } });
    const other = await reported();
    for (const answer of [await ask(upload, other.receipt), await finish(upload, other.receipt), await piece(upload, 0, paper, other.receipt), await ask(randomUUID())]) {
      expect(answer).toMatchObject({ status: 404, json: { code: 'upload.unknown' } });
    }
    const nobodys = await door.receipt();
    for (const answer of [await ask(upload, nobodys), await finish(upload, nobodys), await piece(upload, 0, paper, nobodys), await begin(9, { receipt: nobodys })]) {
      expect(answer).toMatchObject({ status: 404, json: { code: 'receipt.unknown' } });
    }
    expect((await ask(upload)).json['offset']).toBe(0);
  });

  it('is refused once it shows that it is of no kind that is taken; of an office file enough has to come to tell', async () => {
    const script = await begun(600_000);
    expect(await piece(script, 0, Buffer.alloc(600_000, '<script>'))).toMatchObject({ status: 422, json: { code: 'attachment.kind' } });
    expect([(await finish(script)).json['files'], (await ask(script)).json['code']]).toEqual([[{ taken: false, code: 'attachment.kind' }], 'attachment.kind']);
    expect(await rowsOf('SELECT 1 FROM attachments WHERE report_id IS NULL')).toEqual([]);
    const office = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(STEP_BYTES), aDocx()]);
    const upload = await begun(office.length);
    expect(await piece(upload, 0, office.subarray(0, STEP_BYTES))).toMatchObject({ status: 200, at: '0' });
    expect(await piece(upload, 0, office)).toMatchObject({ status: 200, at: String(office.length) });
  });

  it('has limits for each report, and for all', async () => {
    const codes = async (...sizes: number[]) => Promise.all(sizes.map(async (size) => (await begin(size)).json['code']));
    expect(await codes(0, 1_500_001)).toEqual(['attachment.empty', 'attachment.oversize']);
    const file = randomUUID();
    await begin(1_400_000, { file });
    expect((await begin(5, { file })).json['code']).toBe('upload.other');
    expect(await codes(1_200_000)).toEqual(['attachment.oversize-together']);
    for (const size of [5, 6]) await begin(size);
    expect(await codes(7)).toEqual(['attachment.too-many']);
    for (let other = 0; other < 3; other++) await begin(1_400_000, { receipt: (await reported()).receipt });
    const full = await begin(500_000, { receipt: (await reported()).receipt });
    expect([full.status, full.json['code'], full.headers.get('retry-after')]).toEqual([503, 'door.busy', '5']);
    expect(await atOnce(aPdf('all the same'))).toEqual([{ taken: true }]);
  });

  it('that no room was left for when it was finished is not taken', async () => {
    const uploads = await Promise.all([0, 1, 2].map((number) => begun(aPdf(`${number}`).length)));
    await Promise.all(uploads.map((upload, number) => piece(upload, 0, aPdf(`${number}`))));
    await atOnce(aPdf('first'));
    const outcomes = [];
    for (const upload of uploads) outcomes.push(...(await finish(upload)).json['files'] as { taken: boolean }[]);
    expect(outcomes).toEqual([{ taken: true }, { taken: true }, { taken: false, code: 'attachment.too-many' }]);
    expect((await finish(uploads[2]!)).json['files']).toEqual([{ taken: false, code: 'attachment.too-many' }]);
  });

  it('has an hour from each piece to the next and a day in all, and is swept up then; so long it keeps its room', async () => {
    const paper = Buffer.concat([aPdf(), randomBytes(3 * STEP_BYTES)]);
    const [old, young] = [await begun(paper.length), await begun(paper.length)];
    const minutesLeft = async (id: string) => (await rowsOf(
      `SELECT round(extract(epoch FROM u.expires_at - now()) / 60)::int AS u, round(extract(epoch FROM a.expires_at - now()) / 60)::int AS a FROM uploads u JOIN attachments a USING (id) WHERE id = $1`, [id],
    ))[0];
    const later = async (id: string, minutes: number) => {
      await rowsOf(`UPDATE uploads SET expires_at = expires_at - $2 * interval '1 minute' WHERE id = $1`, [id, minutes]);
      await rowsOf(`UPDATE attachments SET expires_at = expires_at - $2 * interval '1 minute', begun_at = begun_at - $2 * interval '1 minute' WHERE id = $1`, [id, minutes]);
    };
    expect([await minutesLeft(old), await minutesLeft(young)]).toEqual([{ u: 60, a: 60 }, { u: 60, a: 60 }]);
    await later(young, 50);
    expect(await piece(young, 0, paper.subarray(0, STEP_BYTES))).toMatchObject({ status: 200 });
    expect(await minutesLeft(young)).toEqual({ u: 60, a: 60 });
    await rowsOf(`UPDATE attachments SET begun_at = now() - interval '23 hours 30 minutes' WHERE id = $1`, [young]);
    expect(await piece(young, STEP_BYTES, paper.subarray(STEP_BYTES, 2 * STEP_BYTES))).toMatchObject({ status: 200 });
    expect(await minutesLeft(young)).toEqual({ u: 30, a: 30 });
    await later(old, 61);
    expect([(await ask(old)).json['code'], (await piece(old, 0, paper)).json['code'], (await ask(young)).status]).toEqual(['upload.unknown', 'upload.unknown', 200]);
    const database = await door.openDatabase();
    await new SweepUnfinishedFiles(database, undefined as never).run();
    await database.close();
    expect(await rowsOf('SELECT id FROM uploads UNION ALL SELECT id FROM attachments WHERE report_id IS NULL')).toEqual([{ id: young }, { id: young }]);
    expect(await rowsOf('SELECT 1 FROM attachment_parts WHERE attachment_id = $1', [old])).toEqual([]);
  });

  it('is gone with its case', async () => {
    const upload = await begun(200_000);
    await piece(upload, 0, Buffer.concat([aPdf(), randomBytes(STEP_BYTES)]));
    await door.hear(CaseErasedSchema, caseId, { caseId, because: 'AGREED' });
    for (const started = Date.now(); (await ask(upload)).json['code'] !== 'receipt.unknown';) if (Date.now() - started > 10_000) throw new Error('it is still there');
    expect(await rowsOf('SELECT 1 FROM uploads UNION ALL SELECT 1 FROM attachments WHERE id = $1', [upload])).toEqual([]);
  });

  it('is asked for in its own form alone', async () => {
    const upload = await begun(100);
    for (const body of [{ receipt }, { receipt, file: 'x', name: 'x', size: 1 }, { receipt, file: randomUUID(), name: 'x', size: '1' }, { receipt, file: randomUUID(), name: 'x', size: -1 }]) {
      expect(await door.post(ADDRESS, body)).toMatchObject({ status: 400 });
    }
    const sent = (headers: Record<string, string>) => fetch(`${door.url}${ADDRESS}`, { method: 'PATCH', body: 'x', headers: { 'content-type': 'application/partial-upload', ...headers } }).then(({ status }) => status);
    const right = { 'amparo-receipt': receipt, 'amparo-upload': upload, 'upload-offset': '0' };
    expect(await Promise.all([sent({ ...right, 'upload-offset': '-1' }), sent({ ...right, 'amparo-upload': 'x' }), sent({ ...right, 'amparo-receipt': 'x' }), sent({ ...right, 'content-type': 'text/plain' })])).toEqual([400, 400, 400, 415]);
    expect((await fetch(`${door.url}/api/reports`, { method: 'POST', body: 'x', headers: { 'content-type': 'application/partial-upload' } })).status).toBe(415);
  });
});

describe('the door cannot read how far uploads came', () => {
  it('without naming a return code, nor change or end one', async () => {
    await begun(1_000);
    const app = await door.as('app');
    expect((await app.query('SELECT * FROM uploads')).rows).toEqual([]);
    expect([(await app.query(`UPDATE uploads SET received = 1`)).rowCount, (await app.query('DELETE FROM uploads')).rowCount]).toEqual([0, 0]);
    await expect(app.query(`INSERT INTO uploads (id, report_id, size, expires_at) VALUES (gen_random_uuid(), $1, 1, now())`, [caseId])).rejects.toMatchObject({ code: '42501' });
    await app.end();
    for (const role of ['lookup', 'handover', 'relay'] as const) {
      const client = await door.as(role);
      await expect(client.query('SELECT * FROM uploads')).rejects.toMatchObject({ code: '42501' });
      await client.end();
    }
  });
});

async function sha256(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex');
}
