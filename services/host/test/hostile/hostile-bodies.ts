import { deflateRawSync, gzipSync } from 'node:zlib';
import { CANARY } from './judge';

/** Something that no honest client sends as a body. */
export interface HostileBody {
  name: string;
  /** Headers beside the length; `application/json` unless it says otherwise. */
  headers?: Record<string, string>;
  body: Buffer;
  /** Status codes of which it must get one wherever a body is read; any refusal or none where left out. */
  earns?: readonly number[];
  /** What is said of the length, in place of the truth: header lines. */
  framing?: string;
  /** The connection ends behind it. */
  ends?: true;
  /** The server may hang up without a word: what came was no request. */
  mayClose?: true;
}

const JSON_REFUSED = [400];
const OTHER_TYPE = [415];

const text = (body: string): Buffer => Buffer.from(body);
const typed = (name: string, type: string, body: Buffer | string, earns: readonly number[] = OTHER_TYPE): HostileBody =>
  ({ name, headers: { 'content-type': type }, body: Buffer.from(body as string), earns });
const encoded = (name: string, encoding: string, body: Buffer): HostileBody =>
  ({ name, headers: { 'content-type': 'application/json', 'content-encoding': encoding }, body, earns: OTHER_TYPE });
const framed = (name: string, framing: string, body: string, more: Partial<HostileBody> = {}): HostileBody =>
  ({ name, framing, body: text(body), ends: true, mayClose: true, ...more });

const inside = `{"${CANARY}":"${CANARY}"}`;
const keys = (number: number): string => `{${Array.from({ length: number }, (_, i) => `"${i.toString(36)}":1`).join(',')},"${CANARY}":1}`;
const parts = (number: number): string => `${Array.from({ length: number }, (_, i) => `--x\r\ncontent-disposition: form-data; name="${CANARY}${i}"; filename="${CANARY}.jpg"\r\n\r\n1\r\n`).join('')}--x--\r\n`;
const utf16 = Buffer.from(`\ufeff${inside}`, 'utf16le');

/** Sent with their right length. */
const CONTENTS: readonly HostileBody[] = [
  { name: 'NUL, escaped', body: text(`{"${CANARY}":"${CANARY}\\u0000"}`), earns: JSON_REFUSED },
  { name: 'NUL as it is', body: text(`{"reason":"${CANARY}\0"}`), earns: JSON_REFUSED },
  { name: 'NUL in a key', body: text(`{"\\u0000${CANARY}":1}`), earns: JSON_REFUSED },
  { name: 'half a surrogate pair, escaped', body: text(`{"reason":"${CANARY}\\ud83d"}`), earns: JSON_REFUSED },
  { name: 'half a surrogate pair as bytes', body: Buffer.concat([text(`{"reason":"${CANARY}`), Buffer.from([0xed, 0xa0, 0xbd]), text('"}')]), earns: JSON_REFUSED },
  { name: 'bytes that are not UTF-8', body: Buffer.concat([text(`{"reason":"${CANARY}`), Buffer.from([0xc0, 0xaf, 0xff]), text('"}')]), earns: JSON_REFUSED },
  { name: '200,000 arrays inside each other', body: text(`${'['.repeat(200_000)}"${CANARY}"${']'.repeat(200_000)}`), earns: JSON_REFUSED },
  { name: '200,000 objects inside each other', body: text(`${'{"a":'.repeat(200_000)}"${CANARY}"${'}'.repeat(200_000)}`), earns: [400, 413] },
  { name: 'JSON that ends too soon', body: text(`{"${CANARY}":"${CANARY}`), earns: JSON_REFUSED },
  { name: 'JSON with a comment', body: text(`{"a":1 /* ${CANARY} */}`), earns: JSON_REFUSED },
  { name: 'two values', body: text(`${inside}${inside}`), earns: JSON_REFUSED },
  { name: 'NaN', body: text(`{"${CANARY}":NaN}`), earns: JSON_REFUSED },
  { name: 'blanks', body: text('   '), earns: JSON_REFUSED },
  { name: '30,000 keys', body: text(keys(30_000)), earns: JSON_REFUSED },
  { name: 'a million keys', body: text(keys(1_000_000)), earns: [413] },
  { name: '__proto__', body: text(`{"__proto__":{"admin":true,"${CANARY}":1},"a":{"__proto__":null}}`) },
  { name: 'constructor.prototype', body: text(`{"constructor":{"prototype":{"admin":true,"${CANARY}":1}}}`) },
  { name: 'names of what all objects have', body: text(`{"constructor":"${CANARY}","toString":"${CANARY}","hasOwnProperty":1,"toJSON":1,"then":"${CANARY}","length":-1}`) },
  { name: 'one key twice', body: text(`{"reason":"${CANARY}","reason":"${CANARY}","person":"${CANARY}","person":1}`), earns: JSON_REFUSED },
  { name: 'one key twice, once escaped, inside a list', body: text(`[{"${CANARY}":1,"a":{"text":"${CANARY}","t\\u0065xt":"other"}}]`), earns: JSON_REFUSED },
  { name: 'null', body: text('null') },
  { name: 'a number that is none', body: text('1e99999') },
  { name: 'a text', body: text(`"${CANARY}"`) },
  { name: 'a list', body: text(`["${CANARY}",{"reason":"${CANARY}"}]`) },
  { name: 'a list of 100,000 nulls', body: text(`[${'null,'.repeat(100_000)}"${CANARY}"]`) },
  { name: 'the wrong types', body: text(`{"reason":{"${CANARY}":1},"person":["${CANARY}"],"version":"${CANARY}","countries":"${CANARY}","receipt":{"${CANARY}":[]},"text":7}`) },
  { name: '900,000 letters', body: text(`{"reason":"${CANARY.repeat(53_000)}"}`) },
  { name: 'SQL and shell', body: text(`{"reason":"'; DROP TABLE cases; -- ${CANARY}","person":"$(${CANARY})","version":"1 OR 1=1"}`) },
  { name: 'UTF-16', body: utf16, earns: JSON_REFUSED },
  typed('UTF-16 that says so', 'application/json; charset=utf-16', utf16, JSON_REFUSED),
  typed('Latin-1 that says so', 'application/json; charset=iso-8859-1', inside, JSON_REFUSED),
  typed('UTF-7 that says so', `application/json; charset="utf-7"`, `+AHs-${CANARY}`, JSON_REFUSED),
  typed('a form', 'application/x-www-form-urlencoded', `${CANARY}=${CANARY}&a[__proto__][b]=1`),
  typed('a form of 10,000 parts', 'multipart/form-data; boundary=x', parts(10_000), [400, 413, 415]),
  typed('a form without an end', 'multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="${CANARY}"; filename="../${CANARY}"\r\n\r\n`, [400, 415]),
  typed('a form without a boundary', 'multipart/form-data', `--${CANARY}`, [400, 415]),
  typed('text', 'text/plain', inside),
  typed('XML', 'application/xml', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/${CANARY}">]><a>&b;</a>`),
  typed('CBOR', 'application/cbor', Buffer.from('a1617801', 'hex')),
  typed('a type that is none', `${CANARY}`, inside),
  typed('a type of two kinds', `application/json, text/${CANARY}`, inside, [400, 415]),
  typed('a type like ours', 'application/json-patch+json', inside),
  typed('no type', '', inside),
  encoded('a bomb in gzip', 'gzip', gzipSync(Buffer.alloc(20_000_000, CANARY))),
  encoded('gzip inside gzip', 'gzip, gzip', gzipSync(gzipSync(inside))),
  encoded('deflate', 'deflate', deflateRawSync(inside)),
  encoded('an encoding that is none', CANARY, text(inside)),
];

/** Sent with a lie about their length. */
const LENGTHS: readonly HostileBody[] = [
  framed('a length too long', 'content-length: 5000', inside),
  framed('a length too short', 'content-length: 3', inside),
  framed('a length of minus one', 'content-length: -1', inside, { earns: [400] }),
  framed('a length that is none', `content-length: ${CANARY}`, inside, { earns: [400] }),
  framed('two lengths', 'content-length: 5\r\ncontent-length: 41', inside, { earns: [400] }),
  framed('a length of 20 digits', 'content-length: 99999999999999999999', inside, { earns: [400, 413] }),
  framed('a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked', `0\r\n\r\n${inside}`, { earns: [400] }),
  framed('chunks in two spellings', 'transfer-encoding: xchunked', inside, { earns: [400] }),
  framed('chunks in gzip', 'transfer-encoding: gzip, chunked', `0\r\n\r\n`),
  framed('a chunk longer than it says', 'transfer-encoding: chunked', `2\r\n${inside}\r\n0\r\n\r\n`),
  framed('a chunk shorter than it says', 'transfer-encoding: chunked', `ffff\r\n${inside}`),
  framed('a chunk size that is none', 'transfer-encoding: chunked', `${CANARY}\r\n${inside}\r\n0\r\n\r\n`),
  framed('a chunk size too large', 'transfer-encoding: chunked', `ffffffffffffffffff\r\n${inside}\r\n0\r\n\r\n`),
  framed('a chunk with an extension of 20,000 letters', 'transfer-encoding: chunked', `2;${'a'.repeat(20_000)}${CANARY}\r\n{}\r\n0\r\n\r\n`),
  framed('chunks without a last one', 'transfer-encoding: chunked', `2\r\n{}\r\n`),
  framed('chunks with a trailer', 'transfer-encoding: chunked', `2\r\n{}\r\n0\r\nauthorization: Bearer ${CANARY}\r\n\r\n`),
];

export const HOSTILE_BODIES: readonly HostileBody[] = [...CONTENTS, ...LENGTHS];
