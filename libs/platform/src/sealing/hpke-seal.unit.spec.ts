import { createPrivateKey, createPublicKey, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { publicKeyOf, receiptKeyPair } from './hpke-keys';
import { derivePrivateKey, encapsulate, scheduleContext, sealBase, type Recipient } from './hpke-seal';
import { INFO, exact, packEnvelope, keyIdOf, suite } from './hpke-suite';
import { Opener } from './opener';
import { Sealer } from './sealer';
import { privateKeyFrom, publicKeyFrom } from './x25519';

// The other implementation goes through WebCrypto at each step, which takes its time on a busy machine.
jest.setTimeout(30_000);

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** RFC 9180, appendix A.1.1: its KEM is the one of this suite. */
const STANDARD = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  ephemeralMaterial: hex('7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234'),
  ephemeralPrivate: hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'),
  enc: hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431'),
  recipientMaterial: hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'),
  recipientPrivate: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  recipientPublic: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'),
  sharedSecret: hex('fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc'),
};

/** Public keys of low order (RFC 7748, 6.1): everybody agrees on zeros with them. */
const LOW_ORDER = [
  Buffer.alloc(32),
  Buffer.concat([Buffer.of(1), Buffer.alloc(31)]),
  hex('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'),
  hex('5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'),
];

const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength, size: 'max' });
const key = bytes(32, 32);

function recipient(publicBytes: Uint8Array, info: Uint8Array = INFO): Recipient {
  return { publicKey: publicKeyFrom(publicBytes), publicBytes, context: scheduleContext(info) };
}

/** What `@hpke/core` makes with the ephemeral key that follows from a seed. */
async function theirs(publicBytes: Uint8Array, info: Uint8Array, seed: Uint8Array, plain: Uint8Array, aad: Uint8Array) {
  const recipientPublicKey = await suite.kem.deserializePublicKey(exact(publicBytes));
  const context = await suite.createSenderContext({ recipientPublicKey, info: exact(info), ekm: exact(seed) });
  return { enc: Buffer.from(context.enc), ciphertext: Buffer.from(await context.seal(exact(plain), exact(aad))) };
}

describe('sealing natively', () => {
  it('derives the key pairs and the shared secret of the standard', () => {
    expect(derivePrivateKey(STANDARD.ephemeralMaterial)).toEqual(STANDARD.ephemeralPrivate);
    expect(derivePrivateKey(STANDARD.recipientMaterial)).toEqual(STANDARD.recipientPrivate);
    expect(publicKeyOf(STANDARD.recipientPrivate)).toEqual(STANDARD.recipientPublic);
    const ephemeral = { privateKey: privateKeyFrom(STANDARD.ephemeralPrivate), publicKey: publicKeyOf(STANDARD.ephemeralPrivate) };
    expect(encapsulate(recipient(STANDARD.recipientPublic), ephemeral)).toEqual({ enc: STANDARD.enc, sharedSecret: STANDARD.sharedSecret });
  });

  it('makes the bytes that @hpke/core makes from the same ephemeral key, whatever the text, its place and its use', async () => {
    await fc.assert(fc.asyncProperty(key, key, bytes(0, 40), bytes(0, 5_000), bytes(0, 80), async (own, seed, info, plain, aad) => {
      const publicBytes = publicKeyOf(own);
      const ours = sealBase(recipient(publicBytes, info), plain, aad, privateKeyFrom(derivePrivateKey(seed)));
      expect(ours).toEqual(await theirs(publicBytes, info, seed, plain, aad));
    }), { numRuns: 60 });
    const { info, ephemeralMaterial, ephemeralPrivate, enc, recipientPublic } = STANDARD;
    const [plain, aad] = [Buffer.from('Beauty is truth, truth beauty'), Buffer.from('Count-0')];
    const ours = sealBase(recipient(recipientPublic, info), plain, aad, privateKeyFrom(ephemeralPrivate));
    expect(ours.enc).toEqual(enc);
    expect(ours).toEqual(await theirs(recipientPublic, info, ephemeralMaterial, plain, aad));
  });

  it('makes what @hpke/core opens', async () => {
    await fc.assert(fc.asyncProperty(key, bytes(0, 5_000), bytes(0, 80), async (own, plain, aad) => {
      const sealer = await Sealer.fromPublicKey(publicKeyOf(own));
      const opener = await Opener.fromPrivateKeys([own]);
      expect(await opener.open(await sealer.seal(plain, aad), aad)).toEqual(Buffer.from(plain));
    }), { numRuns: 60 });
  });

  it('makes what does not open when it was altered anywhere, shortened, or lengthened', async () => {
    await fc.assert(fc.asyncProperty(key, bytes(0, 200), bytes(0, 20), fc.nat(), fc.integer({ min: 0, max: 7 }), async (own, plain, aad, at, bit) => {
      const sealed = await (await Sealer.fromPublicKey(publicKeyOf(own))).seal(plain, aad);
      const opener = await Opener.fromPrivateKeys([own]);
      const altered = Buffer.from(sealed);
      altered[at % sealed.length] = (altered[at % sealed.length] ?? 0) ^ (1 << bit);
      for (const wrong of [altered, sealed.subarray(0, at % sealed.length), Buffer.concat([sealed, Buffer.of(0)])]) {
        await expect(opener.open(wrong, aad)).rejects.toThrow();
      }
      await expect(opener.open(sealed, Buffer.concat([aad, Buffer.of(0)]))).rejects.toThrow();
    }), { numRuns: 60 });
  });

  it('opens envelopes that were sealed by @hpke/core before', async () => {
    const own = randomBytes(32);
    const publicKey = publicKeyOf(own);
    const [plain, aad] = [Buffer.from('un relato inventado'), Buffer.from('report 1')];
    const envelope = packEnvelope({ keyId: keyIdOf(publicKey), ...(await theirs(publicKey, INFO, randomBytes(32), plain, aad)) });
    expect(await (await Opener.fromPrivateKeys([own])).open(envelope, aad)).toEqual(plain);
  });

  it('takes a fresh ephemeral key for each message', () => {
    const to = recipient(STANDARD.recipientPublic);
    const encs = Array.from({ length: 100 }, () => sealBase(to, Buffer.of(1), Buffer.of(2)).enc.toString('hex'));
    expect(new Set(encs).size).toBe(100);
  });

  it.each(LOW_ORDER)('refuses a public key that anybody could open (%#)', async (publicKey) => {
    const sealer = await Sealer.fromPublicKey(publicKey);
    await expect(sealer.seal(Buffer.of(1), Buffer.of(2))).rejects.toThrow();
  });

  it('refuses keys that are not 32 bytes', async () => {
    for (const length of [0, 31, 33]) {
      await expect(Sealer.fromPublicKey(Buffer.alloc(length, 1))).rejects.toThrow();
      await expect(Opener.fromPrivateKeys([Buffer.alloc(length, 1)])).rejects.toThrow();
      expect(() => publicKeyOf(Buffer.alloc(length, 1))).toThrow();
    }
  });
});

describe('the key pair of a return code, natively', () => {
  it('is the one that @hpke/core derives', async () => {
    await fc.assert(fc.asyncProperty(bytes(16, 64), async (secret) => {
      const seed = hkdfSync('sha256', secret, Buffer.alloc(0), 'amparo receipt key 1', 32);
      const pair = await suite.kem.deriveKeyPair(seed);
      const [publicKey, privateKey] = await Promise.all([suite.kem.serializePublicKey(pair.publicKey), suite.kem.serializePrivateKey(pair.privateKey)]);
      expect(await receiptKeyPair(secret)).toEqual({ publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) });
    }), { numRuns: 60 });
  });

  it('is refused from a secret that could be guessed', async () => {
    await expect(receiptKeyPair(Buffer.alloc(15, 9))).rejects.toThrow();
  });

  it('has the public key that OpenSSL reads from the private one in DER (RFC 8410)', () => {
    fc.assert(fc.property(key, (own) => {
      const der = Buffer.concat([hex('302e020100300506032b656e04220420'), own]);
      const { x } = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' });
      expect(publicKeyOf(own).toString('base64url')).toBe(x);
    }));
  });
});
