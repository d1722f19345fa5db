import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { Door } from '../../test/door';
import { aJpeg } from '../../test/files';
import { PlainBrowser } from '../../test/plain-browser';
import { imminent } from '../../test/reports';
import { PART_BYTES } from '../attachments/attachment.rules';
import { CATALOGUES } from '../pages/catalogue/catalogues.rules';
import { STEP_BYTES } from './pieces';

const ADDRESS = '/api/reports/files/uploads';
const LENGTH = 2 * PART_BYTES;
let door: Door;
let sockets: Socket[] = [];
beforeAll(async () => { door = await Door.open({ uploadsAtOnce: 4, placeHeader: 'x-place' }); }, 60_000);
afterAll(() => door.close());
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await eventually(async () => (await partial()).length === 0);
});

/** Files that came at once and are not all here: of those whose senders hung up none is left. */
const partial = async () => (await door.admin.query('SELECT 1 FROM attachments WHERE report_id IS NULL AND expires_at IS NULL')).rows;

async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const started = Date.now(); !(await isSo());) {
    if (Date.now() - started > 10_000) throw new Error('it does not come to that');
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function reported(): Promise<string> {
  const receipt = await door.receipt();
  await door.post('/api/reports', { receipt, ...imminent });
  return receipt;
}

/** Sends the beginning of a request and no more of it. @returns what is answered, so far */
async function beginToSend(verb: string, path: string, headers: readonly string[], bytes: Buffer, length: number): Promise<{ socket: Socket; answer: () => string }> {
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  socket.on('error', () => undefined).on('data', (chunk: Buffer) => { answer += chunk.toString('latin1'); });
  const head = [`${verb} ${path} HTTP/1.1`, 'host: x', ...headers, `content-length: ${length}`, '', ''].join('\r\n');
  await new Promise<void>((done) => socket.write(Buffer.concat([Buffer.from(head), bytes]), () => done()));
  return { socket, answer: () => answer };
}

/** A form that stops in the middle of its file. */
function beginForm(receipt: string, file: Buffer = Buffer.concat([aJpeg(), randomBytes(PART_BYTES)])) {
  const start = `--b\r\ncontent-disposition: form-data; name="receipt"\r\n\r\n${receipt}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n`;
  return beginToSend('POST', '/api/reports/files', ['content-type: multipart/form-data; boundary=b'], Buffer.concat([Buffer.from(start), file]), LENGTH);
}

const headersOf = (receipt: string, upload: string, offset = 0) => ['content-type: application/partial-upload', `amparo-receipt: ${receipt}`, `amparo-upload: ${upload}`, `upload-offset: ${offset}`];
const begun = async (receipt: string, size: number) => (await door.post(ADDRESS, { receipt, file: randomUUID(), name: 'x', size })).json['upload'] as string;
const referenceOf = async (receipt: string) => (await door.post('/api/reports/conversation', { receipt })).json['reference'];
const at = async (receipt: string, upload: string) => (await door.post(`${ADDRESS}/offset`, { receipt, upload })).json['offset'];

/** A piece that stops in its middle, once its first part is kept. */
async function beginPiece(receipt: string, photo = Buffer.concat([aJpeg(), randomBytes(LENGTH - aJpeg().length)])) {
  const upload = await begun(receipt, photo.length);
  const sent = await beginToSend('PATCH', ADDRESS, headersOf(receipt, upload), photo.subarray(0, PART_BYTES + STEP_BYTES + 100), photo.length);
  await eventually(async () => (await at(receipt, upload)) === PART_BYTES);
  return { ...sent, upload, photo };
}

async function send(receipt: string, headers: Record<string, string> = {}): Promise<unknown> {
  const form = new FormData();
  form.append('receipt', receipt);
  form.append('file', new Blob([new Uint8Array(aJpeg(randomUUID()))]), 'y');
  const answer = (await (await fetch(`${door.url}/api/reports/files`, { method: 'POST', body: form, headers })).json()) as { code?: string; files?: unknown };
  return answer.code ?? answer.files;
}

it('is taken by nobody whose return code is nonsense, or whose file was refused, however slowly she goes on', async () => {
  const [receipt, known] = [await reported(), await reported()];
  const unknown = await door.receipt();
  for (let one = 0; one < 25; one += 1) {
    await beginForm(one % 2 === 0 ? 'nonsense' : unknown);
    await beginToSend('PATCH', ADDRESS, headersOf(one % 2 === 0 ? 'nonsense' : unknown, randomUUID()), randomBytes(1_000), LENGTH);
  }
  for (let one = 0; one < 10; one += 1) await beginForm(known, Buffer.concat([Buffer.from('no kind that is taken'), randomBytes(PART_BYTES)]));
  expect(await send(receipt)).toEqual([{ taken: true }]);
  const { upload } = await beginPiece(receipt);
  expect(await at(receipt, upload)).toBe(PART_BYTES);
}, 30_000);

it('is for three of one report, and for as many as it says of all; whoever was told that there is none takes none', async () => {
  const [one, two] = [await reported(), await reported()];
  for (const receipt of [one, one, one]) await beginForm(receipt);
  await eventually(async () => (await partial()).length === 3);
  for (let again = 0; again < 5; again += 1) expect(await send(one)).toBe('door.busy');
  expect(await send(two)).toEqual([{ taken: true }]);
  await beginForm(two);
  await eventually(async () => (await partial()).length === 4);
  for (let again = 0; again < 5; again += 1) expect(await send(await reported())).toBe('door.busy');
  sockets[0]?.destroy();
  await eventually(async () => (await partial()).length === 3);
  expect(await send(two)).toEqual([{ taken: true }]);
}, 30_000);

it('is made by what has come piece by piece for longest: it ends with what it has, is told so, and goes on later', async () => {
  const receipts = [await reported(), await reported(), await reported(), await reported()];
  const first = await beginPiece(receipts[0]!);
  const others = await Promise.all(receipts.slice(1).map((receipt) => beginPiece(receipt)));
  expect(await send(await reported())).toEqual([{ taken: true }]);
  await eventually(() => first.answer() !== '');
  const came = PART_BYTES + STEP_BYTES;
  expect(first.answer()).toMatch(/^HTTP\/1\.1 200 /);
  expect(first.answer()).toContain(`"offset":${came}`);
  expect(others.map(({ answer }) => answer())).toEqual(['', '', '']);
  first.socket.destroy();
  for (const { socket } of others) socket.destroy();
  const rest = first.photo.subarray(came);
  const { answer } = await beginToSend('PATCH', ADDRESS, headersOf(receipts[0]!, first.upload, came), rest, rest.length);
  await eventually(() => answer() !== '');
  expect((await door.post(`${ADDRESS}/finish`, { receipt: receipts[0]!, upload: first.upload })).json['files']).toEqual([{ taken: true }]);
}, 30_000);

it('is got by whoever sends at a normal pace although others hold all of them by sending nearly nothing: the slowest gives way, is told so, and keeps her words', async () => {
  const [one, two] = [await reported(), await reported()];
  const browser = new PlainBrowser(door.url);
  await browser.send('/fr/back', { code: one });
  const { draft } = (await browser.press('to:files', {}, '/fr/files')).hidden as { draft: string };
  const fields = Object.entries({ draft, text: 'Déjà écrit.' }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('');
  const drop = Buffer.concat([aJpeg(), randomBytes(1_000)]);
  const start = Buffer.concat([Buffer.from(`${fields}--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n`), drop]);
  const rest = Buffer.concat([randomBytes(LENGTH - start.length - 9), Buffer.from('\r\n--b--\r\n')]);
  const slowest = await beginToSend('POST', '/fr/files', ['content-type: multipart/form-data; boundary=b'], start, start.length + rest.length);
  const others = await Promise.all([one, two, two].map((receipt) => beginForm(receipt, Buffer.concat([drop, randomBytes(20_000)]))));
  await eventually(async () => (await send(await reported())) === 'door.busy');
  await eventually(async () => JSON.stringify(await send(await reported())) === '[{"taken":true}]');
  slowest.socket.write(rest);
  await eventually(() => slowest.answer().includes('</html>'));
  expect(slowest.answer()).toMatch(/^HTTP\/1\.1 503 /);
  expect(Buffer.from(slowest.answer(), 'latin1').toString('utf8')).toContain(CATALOGUES.fr.wrong.busy);
  expect(slowest.answer()).toContain(Buffer.from('value="Déjà écrit."').toString('latin1'));
  expect(others.map(({ answer }) => answer())).toEqual(['', '', '']);
  expect((await door.admin.query('SELECT 1 FROM attachments a JOIN reports r ON r.id = a.report_id WHERE r.reference = $1', [await referenceOf(one)])).rows).toEqual([]);
}, 30_000);

it('is given by those from where most send to whoever comes from elsewhere, on the page and piece by piece too; among themselves they get none', async () => {
  const [beside, away, hers] = [await reported(), await reported(), await reported()];
  const upload = await begun(hers, 3);
  // Nobody is slow yet.
  const fill = () => eventually(async () => {
    await beginForm(await reported(), Buffer.concat([aJpeg(), randomBytes(60_000)]));
    return (await send(beside)) === 'door.busy';
  });
  await fill();
  expect(await send(away, { 'x-place': 'elsewhere' })).toEqual([{ taken: true }]);
  await fill();
  const { answer } = await beginToSend('PATCH', ADDRESS, [...headersOf(hers, upload), 'x-place: elsewhere'], Buffer.from('abc'), 3);
  await eventually(() => answer() !== '');
  // What she sends is of no kind that is taken; the door looked at it.
  expect(answer()).toContain('attachment.kind');
}, 30_000);

it('is left to whoever goes on sending, however slowly, while others begin all the time', async () => {
  const start = Buffer.from(`--b\r\ncontent-disposition: form-data; name="receipt"\r\n\r\n${await reported()}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n`);
  const [photo, end] = [Buffer.concat([aJpeg(), randomBytes(18_000)]), Buffer.from('\r\n--b--\r\n')];
  const body = Buffer.concat([start, photo, end]);
  const { socket, answer } = await beginToSend('POST', '/api/reports/files', ['content-type: multipart/form-data; boundary=b'], body.subarray(0, start.length + 100), body.length);
  // Two kilobytes a second.
  const sending = (async () => {
    for (let at = start.length + 100; at < body.length; at += 200) {
      await new Promise((done) => setTimeout(done, 100));
      socket.write(body.subarray(at, at + 200));
    }
  })();
  let begins = true;
  const others = (async () => {
    while (begins) {
      await beginForm(await reported(), Buffer.concat([aJpeg(), randomBytes(2_000)]));
      // Who does not get in is told so; who does is put out by the next ones once she seems slow, or hangs up by herself.
      if (sockets.length > 8) sockets.splice(1, 1)[0]?.destroy();
      await new Promise((done) => setTimeout(done, 250));
    }
  })();
  await sending;
  begins = false;
  await others;
  await eventually(() => answer() !== '');
  expect(answer()).toMatch(/^HTTP\/1\.1 200 [^]*"taken":true/);
}, 40_000);

it('is no longer sent to once it was refused, or taken, meanwhile: whoever still sends is told which', async () => {
  const receipt = await reported();
  const [refused, taken] = [await beginPiece(receipt), await beginPiece(receipt)];
  await door.admin.query(`UPDATE uploads SET outcome = 'attachment.kind', state = NULL WHERE id = $1`, [refused.upload]);
  await door.admin.query(`UPDATE uploads SET outcome = 'taken', state = NULL WHERE id = $1`, [taken.upload]);
  for (const { socket, photo, answer } of [refused, taken]) {
    socket.write(photo.subarray(PART_BYTES + STEP_BYTES + 100));
    await eventually(() => answer() !== '');
  }
  expect(refused.answer()).toMatch(/^HTTP\/1\.1 422 [^]*"code":"attachment\.kind"/);
  expect(taken.answer()).toMatch(new RegExp(`^HTTP/1\\.1 409 [^]*upload-offset: ${LENGTH}\\r\\n`, 'i'));
}, 30_000);
