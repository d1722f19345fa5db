import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { KEY_BYTES } from './gcm';

/** @throws Error when there is no such file, or it does not hold 64 hexadecimal digits */
export function readKeyFile(path: string): Buffer {
  const text = readFileSync(path, 'utf8').trim();
  const key = Buffer.from(text, 'hex');
  if (key.length !== KEY_BYTES || text.length !== 2 * KEY_BYTES) throw new Error('not a key file');
  return key;
}

/**
 * Writes a key to a file that is not there yet: whole or not at all, readable by its owner alone, and on the disk when this
 * returns. Of two who make it at the same moment the first one wins, and both go on with that one.
 */
export function makeKeyFile(path: string, key: Uint8Array): void {
  const fresh = join(dirname(path), `.${randomUUID()}`);
  const file = openSync(fresh, 'wx', 0o600);
  try {
    writeSync(file, `${Buffer.from(key).toString('hex')}\n`);
    fsyncSync(file);
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(file);
    unlinkSync(fresh);
  }
  syncFolder(dirname(path));
}

/** Makes what was created, renamed or removed in a folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
