import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres, type PostgresServer } from '@amparo/platform/machine';
import { until } from '../../support/until';
import { startChaosSystem, type ChaosSystem } from '../chaos-system';
import { underLoad, type LoneRound, type Scenario } from './scenario';

const DISK_MIB = 384;
/** Little is kept ahead, so that a full disk is met soon. */
const settings = { min_wal_size: '32MB', max_wal_size: '64MB' };

type Part = 'data' | 'wal';

/** Why no small disk can be had here, if so. */
function whyNoDisk(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has tmpfs';
  if (process.getuid?.() !== 0) return 'only root can mount a small disk';
  const probe = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-test-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status === 0;
  if (mounted) spawnSync('umount', [probe]);
  rmSync(probe, { recursive: true, force: true });
  return mounted ? undefined : 'a small disk cannot be mounted here';
}

/** PostgreSQL with its data, or its write-ahead log, on a disk of a few hundred megabytes; started again whenever it stops. */
class PostgresOnSmallDisk {
  private server?: PostgresServer;
  private stopping = false;
  private watching?: Promise<void>;
  /** A server is watched without keeping anybody awake; we have to be. */
  private readonly awake = setInterval(() => undefined, 1_000);
  readonly disk: string;

  constructor(private readonly place: string, private readonly part: Part) {
    this.disk = join(place, 'disk');
  }

  async start(): Promise<string> {
    mkdirSync(this.disk);
    run('mount', '-t', 'tmpfs', '-o', `size=${DISK_MIB}m,mode=755`, 'tmpfs', this.disk);
    const dataDir = join(this.part === 'data' ? this.disk : this.place, 'postgres');
    const first = await startPostgres({ dataDir, settings });
    await first.stop();
    const wal = join(this.part === 'data' ? this.place : this.disk, 'wal');
    run('cp', '-a', join(dataDir, 'pg_wal'), wal);
    rmSync(join(dataDir, 'pg_wal'), { recursive: true });
    symlinkSync(wal, join(dataDir, 'pg_wal'));
    this.server = await startPostgres({ dataDir, settings, port: first.port });
    this.watching = this.keepUp(dataDir, first.port);
    return this.server.url();
  }

  fill(): void {
    spawnSync('dd', ['if=/dev/zero', `of=${join(this.disk, 'ballast')}`, 'bs=1M'], { stdio: 'ignore' });
  }

  makeRoom(): void {
    rmSync(join(this.disk, 'ballast'), { force: true });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server?.stop();
    await this.watching;
    clearInterval(this.awake);
    run('umount', '-l', this.disk);
    rmSync(this.place, { recursive: true, force: true });
  }

  private async keepUp(dataDir: string, port: number): Promise<void> {
    while (!this.stopping) {
      await this.server?.exited;
      if (this.stopping) return;
      try {
        this.server = await startPostgres({ dataDir, settings, port });
      } catch {
        // Still no room.
        await pause(500);
      }
    }
  }
}

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr.trim()}`);
}

async function onFullDisk(round: LoneRound, part: Part): Promise<ChaosSystem> {
  const place = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-disk-`));
  chmodSync(place, 0o755);
  const postgres = new PostgresOnSmallDisk(place, part);
  round.undo(() => postgres.stop());
  const system = await startChaosSystem({ log: round.log, recorder: round.recorder, databaseUrl: await postgres.start() });
  round.undo(() => system.stop());
  await underLoad({ ...round, system, submit: round.submitTo(system) }, async () => {
    postgres.fill();
    // A write-ahead log is made a segment ahead: the next ones are asked for until there is no room.
    const until = performance.now() + (round.short ? 4_000 : 15_000);
    while (performance.now() < until) {
      if (part === 'wal') await system.rows.of('insights', 'SELECT pg_switch_wal()').catch(() => undefined);
      await pause(200);
    }
    postgres.makeRoom();
  }, { more: 24 });
  await until('PostgreSQL to be back', () => system.rows.of('intake', 'SELECT 1'), 60_000);
  const refused = round.recorder.history.filter((event) => event.what === 'fail' && event.status === 503).length;
  round.note(`${refused} times "not now"`);
  return system;
}

export const diskFaults: Scenario[] = [
  { name: 'disk-full-data', title: 'the disk of the data full', whyNot: whyNoDisk, runAlone: (round) => onFullDisk(round, 'data') },
  { name: 'disk-full-wal', title: 'the disk of the write-ahead log full', whyNot: whyNoDisk, runAlone: (round) => onFullDisk(round, 'wal') },
];
