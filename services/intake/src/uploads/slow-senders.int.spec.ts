import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Door } from '../../test/door';
import { aJpeg } from '../../test/files';
import { imminent } from '../../test/reports';
import { CATALOGUES } from '../pages/catalogue/catalogues.rules';
import { PAGE_POLICY } from '../pages/frame/style';

let door: Door;
let receipt: string;
/** Of another report: one has three places. */
let other: string;
beforeAll(async () => {
  door = await Door.open();
  [receipt, other] = [await door.receipt(), await door.receipt()];
  for (const code of [receipt, other]) await door.post('/api/reports', { receipt: code, ...imminent });
}, 60_000);
afterAll(() => door.close());

/** Sends a request over a socket of its own, so many bytes of its body a second, until it is answered. @returns the answer, and after how many seconds */
async function sendSlowly(head: readonly string[], body: Buffer, bytesPerSecond: number): Promise<{ status: number; code: string; text: string; seconds: number }> {
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const started = performance.now();
  let answer = '';
  socket.on('data', (bytes: Buffer) => { answer += bytes.toString('latin1'); });
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  socket.write([...head, 'host: x', `content-length: ${body.length}`, 'connection: close', '', ''].join('\r\n'));
  for (let at = 0; at < body.length && !socket.destroyed && answer === ''; at += bytesPerSecond) {
    socket.write(body.subarray(at, at + bytesPerSecond));
    await pause(1_000);
  }
  await closed;
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]), code: /"code":"([^"]+)"/.exec(answer)?.[1] ?? '', text: Buffer.from(answer, 'latin1').toString('utf8'), seconds: (performance.now() - started) / 1_000 };
}

const photo = (bytes: number) => Buffer.concat([aJpeg(), randomBytes(bytes)]);
const form = (file: Buffer, code = receipt) => Buffer.concat([
  Buffer.from(`--b\r\ncontent-disposition: form-data; name="receipt"\r\n\r\n${code}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n`), file, Buffer.from('\r\n--b--\r\n'),
]);
const FORM = ['POST /api/reports/files HTTP/1.1', 'content-type: multipart/form-data; boundary=b'];

async function pieceHead(size: number, code = receipt): Promise<string[]> {
  const { json } = await door.post('/api/reports/files/uploads', { receipt: code, file: randomUUID(), name: 'x', size });
  return ['PATCH /api/reports/files/uploads HTTP/1.1', 'content-type: application/partial-upload', `amparo-receipt: ${code}`, `amparo-upload: ${json['upload'] as string}`, 'upload-offset: 0'];
}

it('a file may take longer than half a minute as long as it goes on coming; whoever sends nearly nothing is cut off, with a file or without', async () => {
  const slow = photo(150_000);
  const [whole, piece, drips, drippingPiece, drippingWords, drippingPage, drippingFiles] = await Promise.all([
    sendSlowly(FORM, form(slow), 4_000),
    sendSlowly(await pieceHead(slow.length), slow, 4_000),
    sendSlowly(FORM, form(photo(150_000), other), 500),
    sendSlowly(await pieceHead(150_000, other), photo(149_000), 500),
    sendSlowly(['POST /api/reports HTTP/1.1', 'content-type: application/json'], Buffer.from(JSON.stringify({ receipt, narrative: 'x'.repeat(600_000) })), 16_000),
    sendSlowly(['POST /fr/form HTTP/1.1', 'content-type: application/x-www-form-urlencoded'], Buffer.from(`step=story&story=${'x'.repeat(600_000)}`), 16_000),
    sendSlowly(['POST /ar/files HTTP/1.1', 'content-type: multipart/form-data; boundary=b'], form(photo(150_000)), 500),
  ]);
  expect([whole.status, piece.status]).toEqual([200, 200]);
  expect(Math.min(whole.seconds, piece.seconds)).toBeGreaterThan(35);
  for (const { status, code, seconds } of [drips, drippingPiece, drippingWords]) {
    expect([status, code]).toEqual([408, 'request.timeout']);
    expect(seconds).toBeGreaterThan(28);
    expect(seconds).toBeLessThan(60);
  }
  // People get a page.
  for (const [{ status, text }, language] of [[drippingPage, 'fr'], [drippingFiles, 'ar']] as const) {
    expect([status, text.includes('content-type: text/html; charset=utf-8'), text.includes('"code"')]).toEqual([408, true, false]);
    for (const part of [CATALOGUES[language].wrong.slow, CATALOGUES[language].help.danger, `content-security-policy: ${PAGE_POLICY}`, '</html>']) expect(text).toContain(part);
  }
}, 90_000);
