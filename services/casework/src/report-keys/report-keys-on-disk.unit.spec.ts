import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Opener, Sealer } from '@amparo/platform';
import { ReportKeys } from './report-keys';

const aad = Buffer.from('a submission');

describe('keys of reports on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-report-keys-'));
  const first = Buffer.alloc(32, 9);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('change with the month by themselves, and what was sealed to any of them is opened by a process that has not heard of it', async () => {
    const [maker, other] = [new ReportKeys(folder), new ReportKeys(folder)];
    const opener = await Opener.fromPrivateKeys([first], () => other.privateKeys());
    const sealed: Buffer[] = [];
    for (const day of ['2026-11-10', '2026-11-28', '2026-12-01']) {
      const now = new Date(`${day}T00:00:00Z`);
      maker.makeWanted(now);
      sealed.push(await (await Sealer.fromPublicKey(maker.inUse(now)?.publicKey ?? Buffer.alloc(0))).seal(Buffer.from(day), aad));
    }
    expect(readdirSync(folder).sort()).toEqual(['reports-2026-11.key', 'reports-2026-12.key']);
    expect(maker.inUse(new Date('2026-11-30T23:00:00Z'))?.month).toBe('2026-11');
    expect(await Promise.all(sealed.map(async (each) => (await opener.open(each, aad)).toString()))).toEqual(['2026-11-10', '2026-11-28', '2026-12-01']);
    const keyIds = sealed.map((each) => each.subarray(1, 9).toString('hex'));
    expect([keyIds[0] === keyIds[1], keyIds[1] === keyIds[2]]).toEqual([true, false]);
  });

  it('are made by the next round where a process was killed while it wrote one', () => {
    const own = join(folder, 'killed');
    mkdirSync(own);
    // All that a kill can leave: the draft. The name is given to a whole file.
    writeFileSync(join(own, '.f2b7c0de-draft'), 'ab12');
    const keys = new ReportKeys(own);
    const now = new Date('2026-11-10T00:00:00Z');
    expect(keys.inUse(now)).toBeUndefined();
    keys.makeWanted(now);
    const made = keys.inUse(now);
    keys.makeWanted(now);
    new ReportKeys(own).makeWanted(now);
    expect(keys.inUse(now)).toEqual(made);
    expect(keys.privateKeys()).toHaveLength(1);
  });
});
