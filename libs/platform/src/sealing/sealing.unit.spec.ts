import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHpkeKeys, receiptKeyPair } from './hpke-keys';
import { Opener } from './opener';
import { Sealer } from './sealer';

const directory = mkdtempSync(join(tmpdir(), 'amparo-hpke-'));
const files = makeHpkeKeys(directory);
const text = Buffer.from('un relato inventado');
const place = Buffer.from('report 1');

afterAll(() => rmSync(directory, { recursive: true }));

describe('what is sealed to a public key', () => {
  it('is opened with the private key, and looks different each time', async () => {
    const sealer = await Sealer.fromPublicKeyFile(files.publicKeyFile);
    const opener = await Opener.fromPrivateKeyFile(files.privateKeyFile);
    const sealed = await sealer.seal(text, place);
    expect(sealed.includes(text)).toBe(false);
    expect(await opener.open(sealed, place)).toEqual(text);
    expect(await sealer.seal(text, place)).not.toEqual(sealed);
  });

  it('does not open in another place', async () => {
    const sealer = await Sealer.fromPublicKeyFile(files.publicKeyFile);
    const opener = await Opener.fromPrivateKeyFile(files.privateKeyFile);
    await expect(opener.open(await sealer.seal(text, place), Buffer.from('report 2'))).rejects.toThrow();
  });

  it('does not open when a bit was changed, anywhere', async () => {
    const sealer = await Sealer.fromPublicKeyFile(files.publicKeyFile);
    const opener = await Opener.fromPrivateKeyFile(files.privateKeyFile);
    const sealed = await sealer.seal(text, place);
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed);
      // One bit of an X25519 key is not looked at (RFC 7748); all others are.
      altered[i] = (altered[i] ?? 0) ^ 1;
      await expect(opener.open(altered, place)).rejects.toThrow();
    }
    await expect(opener.open(sealed.subarray(0, 40), place)).rejects.toThrow();
  });

  it('still opens after the key was changed for a new one', async () => {
    const sealed = await (await Sealer.fromPublicKeyFile(files.publicKeyFile)).seal(text, place);
    const old = readFileSync(files.privateKeyFile, 'utf8');
    const next = makeHpkeKeys(join(directory, 'next'));
    writeFileSync(next.privateKeyFile, readFileSync(next.privateKeyFile, 'utf8') + old);
    expect(await (await Opener.fromPrivateKeyFile(next.privateKeyFile)).open(sealed, place)).toEqual(text);
  });

  it('is lost to whoever holds another key', async () => {
    const sealed = await (await Sealer.fromPublicKeyFile(files.publicKeyFile)).seal(text, place);
    const other = await Opener.fromPrivateKeyFile(makeHpkeKeys(join(directory, 'other')).privateKeyFile);
    await expect(other.open(sealed, place)).rejects.toThrow('sealed to a key that is not here');
  });
});

describe('the keys for sealing', () => {
  it('stay the same when made again, and the private one is for its owner alone', () => {
    const before = readFileSync(files.publicKeyFile, 'utf8');
    expect(makeHpkeKeys(directory)).toEqual(files);
    expect(readFileSync(files.publicKeyFile, 'utf8')).toBe(before);
    expect(statSync(files.privateKeyFile).mode & 0o777).toBe(0o600);
  });

  it('are named by the setting, not the file, when one cannot be read', async () => {
    await expect(Opener.fromPrivateKeyFile('/nowhere')).rejects.toMatchObject({ code: 'keys.unreadable' });
    await expect(Sealer.fromPublicKeyFile('/nowhere')).rejects.toMatchObject({ code: 'keys.unreadable' });
  });
});

describe('the key pair of a return code', () => {
  it('is always the same, and opens what was sealed to it', async () => {
    const secret = Buffer.alloc(16, 9);
    const [first, second] = [await receiptKeyPair(secret), await receiptKeyPair(secret)];
    expect(second.publicKey).toEqual(first.publicKey);
    const sealed = await (await Sealer.fromPublicKey(first.publicKey)).seal(text, place);
    expect(await Opener.fromKeyPair(second).open(sealed, place)).toEqual(text);
    expect((await receiptKeyPair(Buffer.alloc(16, 8))).publicKey).not.toEqual(first.publicKey);
  });
});
