import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyManagement } from '@amparo/testing';
import { DoesNotOpen } from './does-not-open';
import { EnvironmentEpochKeys } from './environment-epoch-keys';
import type { EpochKeys } from './epoch-keys';
import { FolderEpochKeys } from './folder-epoch-keys';
import { KmsEpochKeys } from './kms-epoch-keys';

describe('keys of epochs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-epochs-'));
  const kms = new KeyManagement();
  let url: string;
  const of: Record<string, () => EpochKeys> = {
    'in a folder': () => new FolderEpochKeys(folder),
    'in a key management service': () => new KmsEpochKeys({ url, token: kms.token }),
  };

  beforeAll(async () => void (url = await kms.start()));
  afterAll(async () => {
    await kms.stop();
    rmSync(folder, { recursive: true });
  });

  describe.each(Object.keys(of))('%s', (where) => {
    const context = Buffer.from('of this case');
    const dataKey = randomBytes(32);

    it('wrap and unwrap, for what they were wrapped alone', async () => {
      const keys = of[where]!();
      await keys.make('2026-01');
      const wrapped = await keys.wrap('2026-01', dataKey, context);
      await keys.make('2026-01');
      expect(await of[where]!().unwrap('2026-01', wrapped, context)).toEqual(dataKey);
      await expect(keys.unwrap('2026-01', wrapped, Buffer.from('of another'))).rejects.toThrow(DoesNotOpen);
      expect(wrapped.includes(dataKey)).toBe(false);
    });

    it('are destroyed for good, the others stay', async () => {
      const keys = of[where]!();
      await keys.make('2026-02');
      const wrapped = await keys.wrap('2026-02', dataKey, context);
      expect(await keys.epochs()).toEqual(['2026-01', '2026-02']);
      await keys.destroy('2026-02');
      expect(await keys.epochs()).toEqual(['2026-01']);
      await expect(keys.unwrap('2026-02', wrapped, context)).rejects.toThrow('2026-02');
      await keys.make('2026-02');
      await expect(keys.unwrap('2026-02', wrapped, context)).rejects.toThrow();
    });
  });

  it('in a folder are files that their owner alone reads; two who make one at the same moment go on with the same', async () => {
    const [one, other] = [new FolderEpochKeys(folder), new FolderEpochKeys(folder)];
    await Promise.all([one.make('2026-03'), other.make('2026-03')]);
    const wrapped = await one.wrap('2026-03', Buffer.alloc(32, 1), Buffer.of());
    expect(await other.unwrap('2026-03', wrapped, Buffer.of())).toEqual(Buffer.alloc(32, 1));
    expect(statSync(join(folder, '2026-03.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, '2026-03.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('in a key management service: what it does not answer, or answers to nobody, is an error that repeats nothing', async () => {
    const keys = new KmsEpochKeys({ url, token: kms.token });
    kms.away = true;
    await expect(keys.wrap('2026-01', Buffer.alloc(32), Buffer.of())).rejects.toThrow('answered 503');
    kms.away = false;
    await expect(new KmsEpochKeys({ url, token: 'wrong' }).epochs()).rejects.toThrow('answered 401');
  });

  it('out of the environment are what was given, and nothing else is taken for keys', async () => {
    const text = `2026-02:${'ab'.repeat(32)}, 2026-01:${'cd'.repeat(32)}`;
    expect(await new EnvironmentEpochKeys(text).epochs()).toEqual(['2026-01', '2026-02']);
    for (const wrong of ['', '2026-13:' + 'ab'.repeat(32), '2026-01:ab', '2026-01']) expect(() => new EnvironmentEpochKeys(wrong)).toThrow('not keys of epochs');
  });
});
