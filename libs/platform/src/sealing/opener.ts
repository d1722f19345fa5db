import type { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartError } from '../config/start-error';
import { publicKeyOf, type SealingKeyPair } from './hpke-keys';
import { INFO, exact, keyIdOf, suite, unpackEnvelope } from './hpke-suite';
import { KEY_BYTES } from './x25519';

/**
 * Opens what a `Sealer` sealed, by another implementation than sealed it (`@hpke/core`). Holds several private keys, so
 * that old envelopes open after a rotation.
 */
export class Opener {
  /**
   * @param keys private keys by the id of their public key
   * @param more private keys that there are by now, asked for when one is missing
   */
  private constructor(
    private readonly keys: Map<string, Promise<webcrypto.CryptoKey>>,
    private readonly more: () => readonly Uint8Array[] = () => [],
  ) {}

  /**
   * Reads a private key file: a line of 64 hexadecimal digits a key, the newest first.
   *
   * @param more private keys beside those of the file; asked for again when an envelope is sealed to one that is not known yet
   * @throws StartError `keys.unreadable`
   */
  static async fromPrivateKeyFile(path: string, more?: () => readonly Uint8Array[]): Promise<Opener> {
    try {
      return await Opener.fromPrivateKeys(privateKeysIn(readFileSync(path, 'utf8')), more);
    } catch {
      throw new StartError('keys.unreadable', 'The private key that reports are sealed to is missing or is not a key.');
    }
  }

  /** @throws Error when there is none, or one is not a private key */
  static async fromPrivateKeys(privateKeys: readonly Uint8Array[], more?: () => readonly Uint8Array[]): Promise<Opener> {
    if (privateKeys.length === 0) throw new Error('no private key');
    const keys = new Map(privateKeys.map((bytes) => [keyIdOf(publicKeyOf(bytes)), imported(bytes)]));
    await Promise.all(keys.values());
    return new Opener(keys, more);
  }

  /** For texts sealed to a key pair at hand, such as one derived from a return code. */
  static fromKeyPair(pair: SealingKeyPair): Opener {
    return new Opener(new Map([[keyIdOf(pair.publicKey), imported(pair.privateKey)]]));
  }

  /**
   * Opens an envelope.
   *
   * @param aad what it was sealed with
   * @throws Error when it was altered, belongs elsewhere, or was sealed to another key
   */
  async open(envelope: Uint8Array, aad: Uint8Array): Promise<Buffer> {
    const { keyId, enc, ciphertext } = unpackEnvelope(envelope);
    const recipientKey = await (this.keys.get(keyId) ?? this.found(keyId));
    if (recipientKey === undefined) throw new Error('sealed to a key that is not here');
    return Buffer.from(await suite.open({ recipientKey, enc: exact(enc), info: exact(INFO) }, exact(ciphertext), exact(aad)));
  }

  private found(keyId: string): Promise<webcrypto.CryptoKey> | undefined {
    for (const bytes of this.more()) {
      const id = keyIdOf(publicKeyOf(bytes));
      if (!this.keys.has(id)) this.keys.set(id, imported(bytes));
    }
    return this.keys.get(keyId);
  }
}

/** Cannot fail later and unseen: that it is 32 bytes is all that an X25519 private key has to be. */
function imported(privateKey: Uint8Array): Promise<webcrypto.CryptoKey> {
  if (privateKey.length !== KEY_BYTES) throw new Error('a private key is 32 bytes');
  return suite.kem.deserializePrivateKey(exact(privateKey)) as Promise<webcrypto.CryptoKey>;
}

function privateKeysIn(text: string): Buffer[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => Buffer.from(line, 'hex'));
}
