import { readFileSync } from 'node:fs';
import { StartError } from '../config/start-error';
import { scheduleContext, sealBase, type Recipient } from './hpke-seal';
import { INFO, keyIdOf, packEnvelope } from './hpke-suite';
import { KEY_BYTES, publicKeyFrom } from './x25519';

const CONTEXT = scheduleContext(INFO);

/** Seals to a public key: whoever holds only this can write, and never read what it wrote. */
export class Sealer {
  private constructor(private recipient: Recipient) {}

  /** The id of the key that it seals to now. */
  get keyId(): string {
    return keyIdOf(this.recipient.publicBytes);
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
    return new Sealer(recipientOf(publicKey));
  }

  /** Seals to another key from now on. @throws Error when the bytes are not a public key */
  turnTo(publicKey: Uint8Array): void {
    this.recipient = recipientOf(publicKey);
  }

  /** The public key itself, as it may be stored and sent. */
  publicKeyBytes(): Buffer {
    return Buffer.from(this.recipient.publicBytes);
  }

  /**
   * Seals a value (HPKE in base mode, RFC 9180). The same value twice gives other bytes. Works on the thread that asks:
   * about 0.2 ms for a report.
   *
   * @param aad where the value belongs (a row's id); an envelope moved elsewhere does not open
   * @throws Error when the public key is one that anybody could open
   */
  async seal(plain: Uint8Array, aad: Uint8Array): Promise<Buffer> {
    return packEnvelope({ keyId: this.keyId, ...sealBase(this.recipient, plain, aad) });
  }
}

function recipientOf(publicKey: Uint8Array): Recipient {
  if (publicKey.length !== KEY_BYTES) throw new Error('a public key is 32 bytes');
  return { publicKey: publicKeyFrom(publicKey), publicBytes: Buffer.from(publicKey), context: CONTEXT };
}
