import type { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartError } from '../config/start-error';
import { PUBLIC_KEY_BYTES, INFO, exact, keyIdOf, packEnvelope, suite } from './hpke-suite';

/** Seals to a public key: whoever holds only this can write, and never read what it wrote. */
export class Sealer {
  readonly keyId: string;

  private constructor(private readonly publicKey: Uint8Array, private readonly key: webcrypto.CryptoKey) {
    this.keyId = keyIdOf(publicKey);
  }

  /**
   * Reads a public key file: 64 hexadecimal digits.
   *
   * @throws StartError `keys.unreadable`
   */
  static async fromPublicKeyFile(path: string): Promise<Sealer> {
    try {
      return await Sealer.fromPublicKey(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'));
    } catch {
      throw new StartError('keys.unreadable', 'The public key that reports are sealed to is missing or is not a key.');
    }
  }

  /** @throws Error when the bytes are not a public key */
  static async fromPublicKey(publicKey: Uint8Array): Promise<Sealer> {
    if (publicKey.length !== PUBLIC_KEY_BYTES) throw new Error('a public key is 32 bytes');
    return new Sealer(publicKey, (await suite.kem.deserializePublicKey(exact(publicKey))) as webcrypto.CryptoKey);
  }

  /** The public key itself, as it may be stored and sent. */
  publicKeyBytes(): Buffer {
    return Buffer.from(this.publicKey);
  }

  /**
   * Seals a value. The same value twice gives other bytes.
   *
   * @param aad where the value belongs (a row's id); an envelope moved elsewhere does not open
   */
  async seal(plain: Uint8Array, aad: Uint8Array): Promise<Buffer> {
    const { enc, ct } = await suite.seal({ recipientPublicKey: this.key, info: exact(INFO) }, exact(plain), exact(aad));
    return packEnvelope({ keyId: this.keyId, enc: new Uint8Array(enc), ciphertext: new Uint8Array(ct) });
  }
}
