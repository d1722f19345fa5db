import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of some megabytes that can really be full. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Why none can be had here, if so. */
  static whyNone(): string | undefined {
    if (process.platform !== 'linux') return 'only Linux has tmpfs';
    if (process.getuid?.() !== 0) return 'only root can mount a small disk';
    const probe = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-test-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status === 0;
    if (mounted) spawnSync('umount', [probe]);
    rmSync(probe, { recursive: true, force: true });
    return mounted ? undefined : 'a small disk cannot be mounted here';
  }

  /** @param path where it is mounted; made. @throws Error where it cannot be */
  static mount(path: string, mib: number): SmallDisk {
    mkdirSync(path);
    runProgram('mount', '-t', 'tmpfs', '-o', `size=${mib}m,mode=755`, 'tmpfs', path);
    return new SmallDisk(path);
  }

  /** Takes whatever room is left: also what became free since it was filled before. */
  fill(): void {
    spawnSync('dd', ['if=/dev/zero', `of=${this.ballast}`, 'bs=1M', 'oflag=append', 'conv=notrunc'], { stdio: 'ignore' });
  }

  makeRoom(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    runProgram('umount', '-l', this.path);
  }

  private get ballast(): string {
    return join(this.path, 'ballast');
  }
}

/** Runs a program to its end. @throws Error with what it said, where it failed */
export function runProgram(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr.trim()}`);
}
