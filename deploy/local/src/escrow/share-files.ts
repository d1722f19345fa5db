import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Recipient } from '../archive/people-of-archives';
import type { Places } from '../system/places';
import { CUSTODIANS, EscrowRefused, type Share } from './shares';

/** What this machine remembers of the newest set: which keys are in it, and nothing that opens it. */
export type Remembered = Pick<Share, 'set' | 'madeAt' | 'marks'>;

/**
 * Seals each share to its custodian.
 *
 * @param custodians exactly three
 * @returns the files, in the order of the custodians
 * @throws Error where there are more or fewer than three
 */
export async function writeShares(folder: string, shares: readonly Share[], custodians: readonly Recipient[]): Promise<string[]> {
  if (custodians.length !== CUSTODIANS || shares.length !== CUSTODIANS) throw new Error(`Keys are split among exactly ${CUSTODIANS} custodians. (escrow.custodians)`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return Promise.all(shares.map(async (share, place) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(custodians[place]?.recipient ?? '');
    const file = join(folder, `amparo-share-${share.madeAt.replaceAll(':', '-')}-${place + 1}.age`);
    writeFileSync(file, await encrypter.encrypt(JSON.stringify(share)), { mode: 0o600 });
    return file;
  }));
}

/**
 * Opens a custodian's file.
 *
 * @throws EscrowRefused where none of the identities opens it, or it was altered
 */
export async function readShare(file: string, identities: readonly string[]): Promise<Share> {
  if (!existsSync(file)) throw new Error(`There is no ${file}. (file.unreadable)`);
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return JSON.parse(await decrypter.decrypt(readFileSync(file), 'text')) as Share;
  } catch {
    throw new EscrowRefused('escrow.broken');
  }
}

/**
 * Puts keys into the key folder. A key that is there is never replaced.
 *
 * @returns paths of keys that were put there
 * @throws Error naming the first that is there already and is another one; none is written then
 */
export function putKeys({ keys: folder }: Pick<Places, 'keys'>, keys: Record<string, string>): string[] {
  const missing = Object.entries(keys).filter(([path, content]) => {
    if (!existsSync(join(folder, path))) return true;
    if (readFileSync(join(folder, path), 'utf8') !== content) throw new Error(`${path} is there already, and is another key: put it aside first. (escrow.other-key)`);
    return false;
  });
  for (const [path, content] of missing) {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, path), content, { mode: 0o600, flag: 'wx' });
  }
  return missing.map(([path]) => path);
}

export function remember({ data }: Pick<Places, 'data'>, { set, madeAt, marks }: Share): void {
  writeFileSync(join(data, 'escrow.json'), `${JSON.stringify({ set, madeAt, marks }, undefined, 1)}\n`, { mode: 0o600 });
}

/** The newest set that was made here; nothing where none was. */
export function remembered({ data }: Pick<Places, 'data'>): Remembered | undefined {
  const path = join(data, 'escrow.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Remembered) : undefined;
}
