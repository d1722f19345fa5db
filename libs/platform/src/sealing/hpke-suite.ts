import { createHash } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

/**
 * HPKE (RFC 9180) with X25519, HKDF-SHA-256 and AES-256-GCM: what everything sealed to a public key is opened with.
 * Sealing has an implementation of its own (`sealBase`), and this is what it is held against.
 */
export const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** Binds an envelope to this use: one made for anything else with the same key does not open. */
export const INFO = new TextEncoder().encode('amparo envelope 1');

const VERSION = 1;
const KEY_ID_BYTES = 8;
const ENC_BYTES = 32;
/** What AES-GCM appends to a ciphertext, in bytes. */
export const TAG_BYTES = 16;

/** The parts of an envelope. */
export interface Envelope {
  keyId: string;
  enc: Uint8Array;
  ciphertext: Uint8Array;
}

/** A public key's id: the first eight bytes of its SHA-256, in hexadecimal. */
export function keyIdOf(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest().subarray(0, KEY_ID_BYTES).toString('hex');
}

/** Version byte, key id, encapsulated key, ciphertext. */
export function packEnvelope(envelope: Envelope): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(envelope.keyId, 'hex'), envelope.enc, envelope.ciphertext]);
}

/** @throws Error when the bytes are not an envelope of a known version */
export function unpackEnvelope(bytes: Uint8Array): Envelope {
  const head = 1 + KEY_ID_BYTES;
  if (bytes[0] !== VERSION || bytes.length < head + ENC_BYTES + TAG_BYTES) throw new Error('not a sealed envelope');
  return {
    keyId: Buffer.from(bytes.subarray(1, head)).toString('hex'),
    enc: bytes.subarray(head, head + ENC_BYTES),
    ciphertext: bytes.subarray(head + ENC_BYTES),
  };
}

/** An own, exact copy: the library wants the whole buffer behind an array. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
