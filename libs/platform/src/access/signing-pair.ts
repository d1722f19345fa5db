import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/**
 * A fresh pair of keys to sign with (ES256, P-256).
 *
 * Generated as bytes and read back: whoever exports a key that Node generated as an object may stand still for good (ADR 0064).
 */
export function freshSigningPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  const { privateKey: key } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const privateKey = createPrivateKey({ key, type: 'pkcs8', format: 'der' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
