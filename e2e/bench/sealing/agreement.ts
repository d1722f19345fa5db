import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { Opener, receiptKeyPair, Sealer } from '@amparo/platform';
import { NativeSealer, deriveKey, privateKeyFrom, rawPublic, receiptPublicKey } from '../prototypes/native-hpke';

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const HEAD_BYTES = 9;

/** The bytes alone, as the library wants them. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

/**
 * Holds the native sealing against `@hpke/core`: with the same ephemeral key the same bytes; what one sealed the other
 * opens; the same key of a return code.
 *
 * @returns how many cases agreed
 * @throws Error at the first that does not
 */
export async function checkAgreement(cases: number): Promise<number> {
  for (let i = 0; i < cases; i++) {
    const privateKey = randomBytes(32);
    const publicKey = rawPublic(privateKeyFrom(privateKey));
    const native = new NativeSealer(publicKey);
    const plain = randomBytes(Math.floor(Math.random() * 5_000));
    const aad = randomBytes(Math.floor(Math.random() * 60));
    const seed = randomBytes(32);

    const ephemeral = privateKeyFrom(deriveKey(seed));
    const context = await suite.createSenderContext({
      recipientPublicKey: await suite.kem.deserializePublicKey(exact(publicKey)), info: exact(Buffer.from('amparo envelope 1')), ekm: exact(seed),
    });
    const theirs = Buffer.concat([Buffer.from(context.enc), Buffer.from(await context.seal(exact(plain), exact(aad)))]);
    agree('same ephemeral key, same bytes', theirs, native.seal(plain, aad, ephemeral).subarray(HEAD_BYTES));

    const opener = await Opener.fromPrivateKeys([privateKey]);
    agree('opens what was sealed natively', plain, await opener.open(native.seal(plain, aad), aad));
    const product = await Sealer.fromPublicKey(publicKey);
    agree('same head of the envelope', (await product.seal(plain, aad)).subarray(0, HEAD_BYTES), native.seal(plain, aad).subarray(0, HEAD_BYTES));

    const secret = randomBytes(30);
    agree('same key of a return code', (await receiptKeyPair(secret)).publicKey, receiptPublicKey(secret));
    agree('same public key', publicKeyByDer(privateKey), publicKey);
  }
  return cases;
}

/** By another way than the native sealing goes: the key in DER (RFC 8410). */
function publicKeyByDer(privateKey: Buffer): Buffer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), privateKey]);
  return Buffer.from(createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' }).x ?? '', 'base64url');
}

function agree(what: string, expected: Uint8Array, found: Uint8Array): void {
  if (!Buffer.from(expected).equals(found)) throw new Error(`native sealing does not agree with @hpke/core: ${what}`);
}
