import { randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** What the platform does natively, by `@hpke/core`: to know what that saves. That both agree is for the platform's tests. */
export interface ByLibrary {
  seal(plain: Uint8Array, aad: Uint8Array): Promise<unknown>;
  deriveKeyPair(): Promise<unknown>;
}

export async function byLibrary(publicKey: Uint8Array): Promise<ByLibrary> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(exact(publicKey));
  const info = exact(Buffer.from('amparo envelope 1'));
  const seed = exact(randomBytes(32));
  return {
    seal: (plain, aad) => suite.seal({ recipientPublicKey, info }, exact(plain), exact(aad)),
    deriveKeyPair: async () => suite.kem.serializePublicKey((await suite.kem.deriveKeyPair(seed)).publicKey),
  };
}

/** The bytes alone, as the library wants them. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
