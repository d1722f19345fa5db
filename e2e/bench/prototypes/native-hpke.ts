import { createCipheriv, createHash, createHmac, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA-256), HKDF-SHA-256 and AES-256-GCM, by what Node itself has:
 * synchronous, without the hand-overs of WebCrypto. Only sealing, one message a context. Byte for byte what
 * `@hpke/core` makes from the same ephemeral key (`npm run bench -- sealing` checks it before it measures).
 */

const KEM_ID = 0x0020;
const KDF_ID = 0x0001;
const AEAD_ID = 0x0002;
const two = (value: number): Buffer => Buffer.of(value >> 8, value & 255);
const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), two(KEM_ID)]);
const HPKE_SUITE = Buffer.concat([Buffer.from('HPKE'), two(KEM_ID), two(KDF_ID), two(AEAD_ID)]);
const VERSION_LABEL = Buffer.from('HPKE-v1');
const EMPTY = Buffer.alloc(0);
const ZEROS = Buffer.alloc(32);
const TAG_BYTES = 16;

const hmac = (key: Buffer, ...data: Buffer[]): Buffer => {
  const made = createHmac('sha256', key);
  for (const part of data) made.update(part);
  return made.digest();
};

function labeledExtract(suite: Buffer, salt: Buffer, label: string, input: Buffer): Buffer {
  return hmac(salt.length === 0 ? ZEROS : salt, VERSION_LABEL, suite, Buffer.from(label), input);
}

/** At most 32 bytes: all that this suite asks for is one block of HKDF. */
function labeledExpand(suite: Buffer, key: Buffer, label: string, info: Buffer, length: number): Buffer {
  return hmac(key, two(length), VERSION_LABEL, suite, Buffer.from(label), info, Buffer.of(1)).subarray(0, length);
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/**
 * From its 32 bytes. As JWK: a key in DER goes through OpenSSL's decoders, which take eight times as long. The public part
 * that a private JWK must name is not looked at.
 */
export function privateKeyFrom(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: text(ZEROS), d: text(bytes) } });
}

export function publicKeyFrom(bytes: Uint8Array): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: text(bytes) } });
}

/** The point that all public keys are multiples of (RFC 7748). */
const BASE_POINT = publicKeyFrom(Buffer.concat([Buffer.of(9), Buffer.alloc(31)]));

/** The 32 bytes of the public key that belongs to a private one. */
export function rawPublic(privateKey: KeyObject): Buffer {
  return diffieHellman({ privateKey, publicKey: BASE_POINT });
}

/** DeriveKeyPair of the KEM (RFC 9180, 7.1.3): the private key's bytes. */
export function deriveKey(inputKeyMaterial: Buffer): Buffer {
  const derived = labeledExtract(KEM_SUITE, EMPTY, 'dkp_prk', inputKeyMaterial);
  return labeledExpand(KEM_SUITE, derived, 'sk', EMPTY, 32);
}

/** The public key of a return code, as `receiptKeyPair` of the platform makes it. */
export function receiptPublicKey(secret: Uint8Array): Buffer {
  const seed = Buffer.from(hkdfSync('sha256', secret, EMPTY, 'amparo receipt key 1', 32));
  return rawPublic(privateKeyFrom(deriveKey(seed)));
}

/** A key pair for one message. */
function freshPair(): { privateKey: KeyObject; enc: Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateKey, enc: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url') };
}

const INFO = Buffer.from('amparo envelope 1');
const MODE_BASE = Buffer.of(0);
const SCHEDULE_CONTEXT = Buffer.concat([
  MODE_BASE,
  labeledExtract(HPKE_SUITE, EMPTY, 'psk_id_hash', EMPTY),
  labeledExtract(HPKE_SUITE, EMPTY, 'info_hash', INFO),
]);

/** Seals to one public key, in the envelope of the platform's `Sealer`. */
export class NativeSealer {
  private readonly recipient: KeyObject;
  private readonly head: Buffer;

  constructor(private readonly publicKey: Buffer) {
    this.recipient = publicKeyFrom(publicKey);
    this.head = Buffer.concat([Buffer.of(1), createHash('sha256').update(publicKey).digest().subarray(0, 8)]);
  }

  /** @param ephemeral left out, a fresh key pair; given only to compare with another implementation */
  seal(plain: Uint8Array, aad: Uint8Array, ephemeral?: KeyObject): Buffer {
    const { privateKey, enc } = ephemeral === undefined ? freshPair() : { privateKey: ephemeral, enc: rawPublic(ephemeral) };
    const dh = diffieHellman({ privateKey, publicKey: this.recipient });
    if (dh.equals(ZEROS)) throw new Error('not a public key');
    const eaePrk = labeledExtract(KEM_SUITE, EMPTY, 'eae_prk', dh);
    const shared = labeledExpand(KEM_SUITE, eaePrk, 'shared_secret', Buffer.concat([enc, this.publicKey]), 32);
    const secret = labeledExtract(HPKE_SUITE, shared, 'secret', EMPTY);
    const key = labeledExpand(HPKE_SUITE, secret, 'key', SCHEDULE_CONTEXT, 32);
    // The first message of a context: its sequence number, zero, leaves the base nonce as it is.
    const nonce = labeledExpand(HPKE_SUITE, secret, 'base_nonce', SCHEDULE_CONTEXT, 12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(aad);
    return Buffer.concat([this.head, enc, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}
