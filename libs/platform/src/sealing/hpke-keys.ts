import { createPrivateKey, createPublicKey, hkdfSync, randomBytes, type webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../access/service-keys';
import { exact, suite } from './hpke-suite';

/** A key pair of this suite. */
export interface SealingKeyPair {
  publicKey: Buffer;
  privateKey: webcrypto.CryptoKey;
}

/** What stands before the 32 bytes of an X25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The raw public key that belongs to a raw X25519 private key. */
export function publicKeyOf(privateKey: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, privateKey]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
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
 * brings the secret back, and by nobody else.
 *
 * @param secret at least 16 random bytes, such as those behind a return code
 */
export async function receiptKeyPair(secret: Uint8Array): Promise<SealingKeyPair> {
  if (secret.length < 16) throw new Error('a secret of at least 128 bits is needed');
  const seed = hkdfSync('sha256', secret, Buffer.alloc(0), 'amparo receipt key 1', 32);
  const pair = (await suite.kem.deriveKeyPair(exact(new Uint8Array(seed)))) as webcrypto.CryptoKeyPair;
  return { publicKey: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)), privateKey: pair.privateKey };
}
