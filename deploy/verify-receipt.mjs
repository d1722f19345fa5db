#!/usr/bin/env node
// Verifies a proof that a report existed, offline and with nothing but Node: npm run verify-receipt -- FILE --keys KEYS
// FILE holds the line that the door gave (or `-` for standard input), KEYS what the door publishes at /api/proof-keys.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const USAGE = 'Usage: npm run verify-receipt -- FILE --keys KEYS\n       FILE: the proof, or - ; KEYS: a copy of what the door publishes at /api/proof-keys\n';
const LINE = /\bamparo-proof-1 (\d{4}-\d{2}-\d{2}) ([0-9a-f]{64}) ([0-9a-f]{16}) ([\w-]{86})(?![\w-])/g;
/** What stands before the 32 bytes of a public key (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

process.exitCode = main(process.argv.slice(2));

function main(args) {
  let given;
  try {
    given = parseArgs({ args, allowPositionals: true, options: { keys: { type: 'string' } } });
  } catch {
    return refuse(USAGE, 2);
  }
  const { values: { keys: keysFile }, positionals: [file, ...more] } = given;
  if (file === undefined || keysFile === undefined || more.length > 0) return refuse(USAGE, 2);
  let text;
  let keys;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
    keys = keysIn(readFileSync(keysFile, 'utf8'));
  } catch {
    return refuse('A file is missing, or the keys are not what the door publishes.\n', 2);
  }
  const proofs = [...text.matchAll(LINE)];
  if (proofs.length === 0) return refuse('There is no proof in this file.\n', 1);
  let bad = 0;
  for (const [, day, hash, id, signature] of proofs) {
    const key = keys.get(id);
    const signed = Buffer.from(`amparo-proof-1 ${day} ${hash} ${id}`);
    const good = key !== undefined && verify(null, signed, key, Buffer.from(signature, 'base64url'));
    if (!good) bad++;
    process.stdout.write(good
      ? `Good: a report existed on ${day} (UTC). The proof does not say whose, where or about what. Hash ${hash}.\n`
      : key === undefined ? `Not verified: these keys do not hold the one that signed (${id}).\n` : 'Wrong: this was not signed by the door, or it was changed.\n');
  }
  return bad === 0 ? 0 : 1;
}

/** The name of a key follows from the key itself, whatever the file says. */
function keysIn(text) {
  const { keys } = JSON.parse(text);
  return new Map(keys.map(({ publicKey }) => {
    const bytes = Buffer.from(publicKey, 'hex');
    if (bytes.length !== 32) throw new Error('not a key');
    return [createHash('sha256').update(bytes).digest('hex').slice(0, 16), createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' })];
  }));
}

function refuse(text, code) {
  process.stderr.write(text);
  return code;
}
