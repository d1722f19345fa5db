import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFile } from './log-file';

const folder = mkdtempSync(join(tmpdir(), 'log-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('what a process prints', () => {
  it('is added to its file, which nobody else may read', () => {
    const path = join(folder, 'usual.log');
    for (const line of ['one\n', 'two\n']) {
      const log = new LogFile(path, (code) => { throw new Error(code); });
      log.add(Buffer.from(line));
      log.close();
    }
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['one\ntwo\n', 0o600]);
  });

  onLinux('is lost where there is no room for it, and whoever keeps it goes on; with room again it is kept', () => {
    const path = join(folder, 'full.log');
    symlinkSync('/dev/full', path);
    const trouble: string[] = [];
    const log = new LogFile(path, (code) => trouble.push(code));
    for (const line of ['one\n', 'two\n']) log.add(Buffer.from(line));
    expect(trouble).toEqual(['ENOSPC', 'ENOSPC']);
    rmSync(path);
    log.add(Buffer.from('three\n'));
    log.close();
    expect([readFileSync(path, 'utf8'), trouble.length]).toEqual(['three\n', 2]);
  });
});
