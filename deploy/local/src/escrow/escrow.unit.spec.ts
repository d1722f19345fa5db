import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { readKeys } from './keys-that-matter';
import { putKeys, readShare, writeShares } from './share-files';
import { joinKeys, splitKeys, type Share } from './shares';

const now = new Date('2026-01-31T00:00:00Z');
const base = mkdtempSync(join(tmpdir(), 'amparo-escrow-'));
afterAll(() => rmSync(base, { recursive: true }));

const secret = (digit: string) => `${digit.repeat(64)}\n`;
const keys = { 'reports.private.key': secret('a'), 'receipts.key': secret('b'), 'casework.epochs/2026-01.key': secret('c') };

describe('keys that are split', () => {
  it('come back from any two shares, and from all three', async () => {
    const [one, two, three] = (await splitKeys(keys, now)) as [Share, Share, Share];
    for (const some of [[one, two], [two, three], [three, one], [one, two, three]]) expect(await joinKeys(some)).toEqual(keys);
  });

  it('do not come back from one share, given once or twice', async () => {
    const [one] = (await splitKeys(keys, now)) as [Share];
    await expect(joinKeys([one])).rejects.toThrow('escrow.too-few');
    await expect(joinKeys([one, one])).rejects.toThrow('escrow.too-few');
    await expect(joinKeys([])).rejects.toThrow('escrow.too-few');
  });

  it('stand in no share, in whatever form', async () => {
    for (const share of await splitKeys(keys, now)) {
      const all = JSON.stringify(share) + Buffer.from(share.sealed, 'base64').toString('latin1') + Buffer.from(share.share, 'base64').toString('latin1');
      for (const content of Object.values(keys)) {
        expect(all).not.toContain(content.trim());
        expect(all).not.toContain(Buffer.from(content.trim(), 'hex').toString('latin1'));
        expect(all).not.toContain(Buffer.from(content).toString('base64').slice(0, 40));
      }
    }
  });

  it('one share is worth as much as a guess: with any second one that is made up, it gives nothing', async () => {
    const [one] = (await splitKeys(keys, now)) as [Share];
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 33, maxLength: 33 }), async (bytes) => {
      const madeUp = { ...one, share: Buffer.from(bytes).toString('base64') };
      await expect(joinKeys([one, madeUp])).rejects.toThrow(/escrow\.(broken|too-few)/);
    }), { numRuns: 50 });
  });

  it('do not come back from shares of two sets, or from one that was altered', async () => {
    const [one, two] = (await splitKeys(keys, now)) as [Share, Share];
    const [other] = (await splitKeys(keys, now)) as [Share];
    await expect(joinKeys([one, other])).rejects.toThrow('escrow.other-set');
    await expect(joinKeys([one, { ...other, set: one.set }])).rejects.toThrow('escrow.broken');
    await expect(joinKeys([{ ...one, marks: {} }, two])).rejects.toThrow('escrow.broken');
    const sealed = Buffer.from(one.sealed, 'base64');
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    await expect(joinKeys([{ ...one, sealed: sealed.toString('base64') }, two])).rejects.toThrow('escrow.broken');
  });
});

describe('files of custodians', () => {
  it('open to their custodian alone', async () => {
    const identities = await Promise.all([1, 2, 3].map(() => generateX25519Identity()));
    const people = await Promise.all(identities.map(async (identity, place) => ({ name: `person ${place}`, recipient: await identityToRecipient(identity) })));
    const shares = await splitKeys(keys, now);
    const files = await writeShares(join(base, 'shares'), shares, people);
    for (const [place, file] of files.entries()) {
      expect(await readShare(file, [identities[place] ?? ''])).toEqual(shares[place]);
      await expect(readShare(file, [identities[(place + 1) % 3] ?? ''])).rejects.toThrow('escrow.broken');
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    await expect(writeShares(join(base, 'two'), shares, people.slice(1))).rejects.toThrow('escrow.custodians');
    expect(readdirSync(base)).not.toContain('two');
  });
});

describe('the key folder', () => {
  it('gives what nothing brings back, and nothing that a start makes anew', () => {
    const folder = join(base, 'keys');
    mkdirSync(join(folder, 'casework.epochs'), { recursive: true });
    const others = ['casework.service-key.pem', 'service-keys.json', 'pages.key', 'reports.public.key', 'casework.epochs/erased.register', 'postgres.password'];
    const ours = ['reports.private.key', 'receipts.key', 'backups.key', 'casework.sealing.key', 'casework.epochs/2026-01.key', 'casework.epochs/index.key', 'casework.epochs/reports-2026-12.key'];
    for (const path of [...others, ...ours]) writeFileSync(join(folder, path), path);
    expect(Object.keys(readKeys({ keys: folder })).sort()).toEqual([...ours].sort());
  });

  it('is given what it lacks; a key that is there is never replaced', () => {
    const folder = join(base, 'lost');
    expect(putKeys({ keys: folder }, keys).sort()).toEqual(Object.keys(keys).sort());
    expect(putKeys({ keys: folder }, keys)).toEqual([]);
    writeFileSync(join(folder, 'receipts.key'), secret('d'));
    rmSync(join(folder, 'reports.private.key'));
    expect(() => putKeys({ keys: folder }, keys)).toThrow('escrow.other-key');
    expect(readdirSync(folder)).not.toContain('reports.private.key');
    expect(readFileSync(join(folder, 'receipts.key'), 'utf8')).toBe(secret('d'));
  });
});
