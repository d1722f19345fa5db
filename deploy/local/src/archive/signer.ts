import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Places } from '../system/places';
import { secretFile } from '../system/secrets';

/** The file in the key folder by which a system signs its archives: whoever knows a recipient could seal one, too. */
export const SIGNING_KEY = 'backups.key';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key, private and public. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The key by which this system signs; made where there is none yet. */
export function signingKey(places: Pick<Places, 'keys'>): KeyObject {
  const seed = Buffer.from(secretFile(join(places.keys, SIGNING_KEY)), 'hex');
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** The half that anybody may have, in 64 hexadecimal digits. */
export function signerOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length).toString('hex');
}

export function signDigest(key: KeyObject, digest: Buffer): Buffer {
  return sign(null, digest, key);
}

/** Whether the holder of `signer` signed this digest. */
export function isSignedBy(signer: string, digest: Buffer, signature: Buffer): boolean {
  const bytes = Buffer.from(signer, 'hex');
  if (bytes.length !== 32 || signature.length !== 64) return false;
  return verify(null, digest, createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' }), signature);
}
