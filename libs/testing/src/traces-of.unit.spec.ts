import { gzipSync } from 'node:zlib';
import { holdsTraceOf } from './traces-of';

const canary = 'zz María del Pozo Inventado/ñ';
const bytes = Buffer.from(canary);

it.each<[string, string | Buffer]>([
  ['in the clear', `before ${canary} after`],
  ['as JSON', JSON.stringify({ said: canary })],
  ['in UTF-16', Buffer.from(`before ${canary} after`, 'utf16le')],
  ['in hexadecimal', `\\x${Buffer.from(`a${canary}b`).toString('hex')}`],
  ...[0, 1, 2, 3].map((at): [string, string] => [`in base64, at ${at}`, Buffer.from(`${'x'.repeat(at)}${canary} more`).toString('base64')]),
  ['in base64url', Buffer.from(`?>?${canary}`).toString('base64url')],
  ['URL-encoded', `/a?b=${encodeURIComponent(canary)}`],
  ['in gzip', Buffer.concat([Buffer.from('before'), gzipSync(bytes)])],
  ['in gzip in hexadecimal', `row \\x${gzipSync(Buffer.from(`story: ${canary}`)).toString('hex')} end`],
])('finds it %s', (_how, content) => {
  expect(holdsTraceOf(canary, content)).toBe(true);
});

it('finds it nowhere else', () => {
  expect(holdsTraceOf(canary, `before ${canary.slice(0, -4)} after ${Buffer.from('something else entirely').toString('base64')}`)).toBe(false);
});
