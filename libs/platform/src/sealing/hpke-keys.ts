import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../access/service-keys';
import { derivePrivateKey } from './hpke-seal';
import { privateKeyFrom, publicBytesOf } from './x25519';

/** A key pair of this suite: both keys raw, 32 bytes each. */
export interface SealingKeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

/** The raw public key that belongs to a raw X25519 private key. */
export function publicKeyOf(privateKey: Uint8Array): Buffer {
  return publicBytesOf(privateKeyFrom(privateKey));
}

/**
 * Makes the key pair that reports are sealed to: a private key file for casework alone (0600), and a public key file
 * for the door. What is there already stays as it is.
 */
export function makeHpkeKeys(directory: string): { publicKeyFile: string; privateKeyFile: string } {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const privateKeyFile = join(directory, 'reports.private.key');
  const publicKeyFile = join(directory, 'reports.public.key');
  if (!existsSync(privateKeyFile)) writeWhole(privateKeyFile, `${randomBytes(32).toString('hex')}\n`, 0o600);
  const newest = readFileSync(privateKeyFile, 'utf8').split('\n')[0] ?? '';
  writeWhole(publicKeyFile, `${publicKeyOf(Buffer.from(newest.trim(), 'hex')).toString('hex')}\n`, 0o644);
  return { publicKeyFile, privateKeyFile };
}

/**
 * The key pair that belongs to a secret, always the same one: what is sealed to the public key can be opened by whoever
 * brings the secret back, and by nobody else. DeriveKeyPair of RFC 9180 (7.1.3), natively: each report needs one, and
 * `@hpke/core` takes nine times as long (see `hpke-seal`).
 *
 * @param secret at least 16 random bytes, such as those behind a return code
 */
export async function receiptKeyPair(secret: Uint8Array): Promise<SealingKeyPair> {
  if (secret.length < 16) throw new Error('a secret of at least 128 bits is needed');
  const seed = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'amparo receipt key 1', 32));
  const privateKey = derivePrivateKey(seed);
  return { publicKey: publicKeyOf(privateKey), privateKey };
}
