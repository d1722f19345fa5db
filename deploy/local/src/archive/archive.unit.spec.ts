import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { MAGIC, readFrames, writeFrame } from './frames';
import { readIdentities, readRecipients } from './people-of-archives';
import { readArchive } from './read-archive';
import { signerOf, signingKey } from './signer';
import { writeArchive } from './write-archive';

const base = mkdtempSync(join(tmpdir(), 'amparo-archive-'));
const key = signingKey({ keys: base });
const signer = signerOf(key);
const words = Buffer.from('invented words, over and over; '.repeat(20_000));
const facts = { madeAt: '2026-01-01T00:00:00.000Z', version: '0', machine: 'any', postgres: { version: '18', major: 18, system: '1' }, services: {} };
const erased = { casework: ['a', 'b'] };
let identities: string[];
let file: string;
let whole: Buffer;

beforeAll(async () => {
  identities = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
  const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  file = join(base, 'one.backup');
  await writeArchive(file, { databases: Readable.from([words.subarray(0, 7), words.subarray(7)]), erased, facts }, recipients, key);
  whole = readFileSync(file);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** What comes of reading these bytes as the same file. */
async function reading(bytes: Buffer, name = 'one.backup', options: { identities?: string[]; signer?: string } = {}): Promise<string> {
  const folder = mkdtempSync(join(base, 'read-'));
  writeFileSync(join(folder, name), bytes);
  const parts: Buffer[] = [];
  try {
    const opened = await readArchive(join(folder, name), {
      identities, signer, ...options,
      databases: async (tar) => {
        for await (const part of tar) parts.push(part as Buffer);
      },
    });
    return Buffer.concat(parts).equals(words) && JSON.stringify(opened.erased) === JSON.stringify(erased) ? 'whole' : 'something else';
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  }
}

/** The same plain text, changed, sealed again to somebody who may open it: as one recipient could. */
async function sealedAgain(change: (plain: Buffer) => Buffer | Promise<Buffer>): Promise<Buffer> {
  const decrypter = new Decrypter();
  const encrypter = new Encrypter();
  for (const identity of identities) {
    decrypter.addIdentity(identity);
    encrypter.addRecipient(await identityToRecipient(identity));
  }
  return Buffer.from(await encrypter.encrypt(await change(Buffer.from(await decrypter.decrypt(whole)))));
}

describe('an archive', () => {
  it('opens to each of its recipients, and only whole', async () => {
    for (const identity of identities) expect(await reading(whole, undefined, { identities: [identity] })).toBe('whole');
    expect(await reading(whole, undefined, { identities: [await generateX25519Identity()] })).toBe('archive.not-for-you');
  });

  it('is refused at whatever length it was cut', async () => {
    for (let share = 0; share < 30; share++) expect([share, await reading(whole.subarray(0, Math.floor((whole.length * share) / 30)))]).toEqual([share, 'archive.broken']);
    expect(await reading(whole.subarray(0, -1))).toBe('archive.broken');
    expect(await reading(Buffer.concat([whole, Buffer.of(0)]))).toBe('archive.broken');
  });

  it('is refused wherever one bit of it was turned', async () => {
    for (let share = 0; share < 40; share++) {
      const altered = Buffer.from(whole);
      const at = Math.floor(((whole.length - 1) * share) / 39);
      altered[at] = (altered[at] ?? 0) ^ (1 << (share % 8));
      expect([at, await reading(altered)]).toEqual([at, expect.stringMatching(/^archive\.(broken|not-for-you)$/)]);
    }
  });

  it('is refused where somebody who may open it altered it, cut it, or made one herself', async () => {
    const at = words.length / 2_000;
    const alter = (plain: Buffer) => {
      const register = plain.indexOf('"casework"');
      return Buffer.concat([plain.subarray(0, register), Buffer.from('"intakeee"'), plain.subarray(register + 10)]);
    };
    expect(await reading(await sealedAgain((plain) => plain))).toBe('whole');
    expect(await reading(await sealedAgain(alter))).toBe('archive.signer');
    for (const cut of [0, 5, MAGIC.length, MAGIC.length + 3, Math.floor(at)]) expect(await reading(await sealedAgain((plain) => plain.subarray(0, cut)))).toBe('archive.broken');
    expect(await reading(await sealedAgain((plain) => plain.subarray(0, plain.length - 69)))).toBe('archive.broken');
    expect(await reading(await sealedAgain((plain) => Buffer.concat([plain, plain.subarray(MAGIC.length)])))).toBe('archive.broken');
    expect(await reading(whole, undefined, { signer: signerOf(signingKey({ keys: mkdtempSync(join(base, 'other-')) })) })).toBe('archive.signer');
  });

  it('is refused under the name of another', async () => {
    expect(await reading(whole, 'two.backup')).toBe('archive.swapped');
  });

  it('is not there at all where its source fails half-way', async () => {
    const folder = join(base, 'failing');
    mkdirSync(folder);
    const failing = Readable.from((function* () {
      yield words;
      throw new Error('the server went away');
    })());
    const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    await expect(writeArchive(join(folder, 'x.backup'), { databases: failing, erased, facts }, recipients, key)).rejects.toThrow('the server went away');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives what its reader fails with, when it is the reader that fails', async () => {
    const full = readArchive(file, { identities, signer, databases: async () => Promise.reject(new Error('the disk is full')) });
    await expect(full).rejects.toThrow('the disk is full');
  });
});

describe('frames', () => {
  const collect = async (parts: Buffer[]) => {
    const frames: string[] = [];
    for await (const { kind, bytes } of readFrames(Readable.from(parts))) frames.push(`${kind} ${bytes.toString()}`);
    return frames;
  };

  it('come back however they are cut into parts', async () => {
    const all = Buffer.concat([MAGIC, writeFrame('data', Buffer.from('one')), writeFrame('data', Buffer.alloc(0)), writeFrame('manifest', Buffer.from('two'))]);
    for (let size = 1; size <= all.length; size++) {
      const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.subarray(place * size, (place + 1) * size));
      expect(await collect(parts)).toEqual(['data one', 'data ', 'manifest two']);
    }
  });

  it('of an unknown kind, or a length beyond all measure, are refused', async () => {
    await expect(collect([MAGIC, Buffer.from([0x58, 0, 0, 0, 0])])).rejects.toThrow('archive.broken');
    await expect(collect([MAGIC, Buffer.from([0x44, 0xff, 0xff, 0xff, 0xff])])).rejects.toThrow('archive.broken');
    expect(() => writeFrame('data', Buffer.alloc(17 * 1024 * 1024))).toThrow(RangeError);
  });
});

describe('files of recipients and identities', () => {
  const write = (text: string) => {
    const path = join(base, 'people.txt');
    writeFileSync(path, text);
    return path;
  };

  it('are read with names, remarks and blank lines', async () => {
    const [one, two] = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    expect(readRecipients(write(`# who\n${one}  Ana Example\n\n${two}\n`))).toEqual([{ recipient: one, name: 'Ana Example' }, { recipient: two, name: '' }]);
    expect(readIdentities([write(`# created: then\n${identities[0]}\n`)])).toEqual([identities[0]]);
  });

  it('are refused with fewer than two, one twice, or something else in them', async () => {
    const one = await identityToRecipient(identities[0] ?? '');
    expect(() => readRecipients(write(`${one} Ana`))).toThrow('recipients.too-few');
    expect(() => readRecipients(write(`${one} Ana\n${one} Bo`))).toThrow('recipients.twice');
    expect(() => readRecipients(write(`${one} Ana\nssh-ed25519 AAAA`))).toThrow('recipients.malformed');
    expect(() => readIdentities([write('nothing')])).toThrow('identity.missing');
    expect(() => readIdentities([join(base, 'absent')])).toThrow('file.unreadable');
  });
});

it('an archive of a register alone is small and opens like any other', async () => {
  const small = join(base, 'small.erased');
  await writeArchive(small, { databases: Readable.from([]), erased, facts }, [await identityToRecipient(identities[0] ?? '')], key);
  expect(readFileSync(small).length).toBeLessThan(2_000);
  expect((await readArchive(small, { identities, signer })).erased).toEqual(erased);
  renameSync(small, `${small}.x`);
  await expect(readArchive(`${small}.x`, { identities, signer })).rejects.toThrow('archive.swapped');
});
