import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProofKeys } from './proof-keys';

const folder = mkdtempSync(join(tmpdir(), 'amparo-proofs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keysOf = (...lines: string[]) => {
  writeFileSync(join(folder, 'proofs.key'), lines.join('\n'));
  return ProofKeys.fromFile(join(folder, 'proofs.key'));
};

/** RFC 8032, 7.1, tests 1 and 2. */
const first = { seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' };
const second = { seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c' };

describe('the keys of proofs', () => {
  it('publish all of them, and sign with the first', () => {
    const keys = keysOf(first.seed, second.seed, '');
    expect(keys.published.map(({ publicKey }) => publicKey)).toEqual([first.publicKey, second.publicKey]);
    expect(keys.prove(Buffer.alloc(32, 1), new Date('2026-01-10T23:59:59.999Z'))?.split(' ').slice(0, 4)).toEqual(['amparo-proof-1', '2026-01-10', '01'.repeat(32), keys.published[0]!.id]);
  });

  it('still publish one that signs no more, by its public part alone', () => {
    expect(keysOf(second.seed, `public ${first.publicKey}`).published).toEqual(keysOf(second.seed, first.seed).published);
  });

  it('are none without a file, and no proof is given', () => {
    const none = ProofKeys.fromFile(undefined);
    expect([none.published, none.prove(Buffer.alloc(32), new Date())]).toEqual([[], undefined]);
  });

  it.each([[''], ['x'.repeat(64)], [`public ${first.publicKey}`], [first.seed, 'more']])('are refused where they are %j', (...lines) => {
    expect(() => keysOf(...lines)).toThrow(expect.objectContaining({ code: 'keys.unreadable' }) as Error);
  });
});
