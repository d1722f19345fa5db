import { createPrivateKey, createPublicKey, diffieHellman, randomBytes, type KeyObject } from 'node:crypto';

/** Raw X25519 keys (RFC 7748), private and public ones, have 32 bytes. */
export const KEY_BYTES = 32;

const ZEROS = Buffer.alloc(KEY_BYTES);

/** @throws Error when it is not 32 bytes */
export function publicKeyFrom(bytes: Uint8Array): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: base64url(bytes) } });
}

/**
 * As JWK, since a key in DER goes through OpenSSL's decoders and takes eight times as long. The public part that a
 * private JWK must name is not looked at: OpenSSL works it out from the private one.
 *
 * @throws Error when it is not 32 bytes
 */
export function privateKeyFrom(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: base64url(ZEROS), d: base64url(bytes) } });
}

/** The raw public key that belongs to a private one. */
export function publicBytesOf(privateKey: KeyObject): Buffer {
  return Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/**
 * A fresh private key with its raw public key. Any 32 random bytes are a private key (RFC 7748, 5).
 *
 * Not `generateKeyPairSync`: whoever exports a key that Node generated may stand still for good (ADR 0064).
 */
export function freshKeyPair(): { privateKey: KeyObject; publicKey: Buffer } {
  const privateKey = privateKeyFrom(randomBytes(KEY_BYTES));
  return { privateKey, publicKey: publicBytesOf(privateKey) };
}

/**
 * What two keys agree on.
 *
 * @throws Error for a public key of low order, with which everybody would agree on zeros (RFC 9180, 7.1.4): OpenSSL
 *   refuses it already, but the standard leaves that check to us
 */
export function agreedSecret(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  const secret = diffieHellman({ privateKey, publicKey });
  if (secret.equals(ZEROS)) throw new Error('not a public key');
  return secret;
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
