import { chmodSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres, type PostgresServer } from '@amparo/platform/machine';
import { runProgram, SmallDisk } from './small-disk';

/** What of PostgreSQL can lie on a small disk: its data, and its write-ahead log. */
export type OnSmallDisk = 'data' | 'wal';

/** Megabytes of the small disks, each for what lies on it. A cluster takes some 40, the write-ahead log up to 64. */
export type SmallDisks = Partial<Record<OnSmallDisk, number>>;

/** Little is kept ahead, so that a full disk is met soon. */
const settings = { min_wal_size: '32MB', max_wal_size: '64MB' };

/** PostgreSQL with its data, its write-ahead log, or each, on a disk of some megabytes; started again whenever it stops. */
export class PostgresOnSmallDisk {
  private stopping = false;
  private readonly watching: Promise<void>;
  /** A server is watched without keeping anybody awake; we have to be. */
  private readonly awake = setInterval(() => undefined, 1_000);

  private constructor(readonly disks: Partial<Record<OnSmallDisk, SmallDisk>>, private readonly place: string, private server: PostgresServer) {
    this.watching = this.keepUp(server.dataDir, server.port);
  }

  static async start(mib: SmallDisks): Promise<PostgresOnSmallDisk> {
    const place = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-disk-`));
    chmodSync(place, 0o755);
    const disks: Partial<Record<OnSmallDisk, SmallDisk>> = {};
    for (const part of ['data', 'wal'] as const) if (mib[part] !== undefined) disks[part] = SmallDisk.mount(join(place, part), mib[part]);
    const dataDir = join(disks.data?.path ?? place, 'postgres');
    const first = await startPostgres({ dataDir, settings });
    await first.stop();
    const wal = join(disks.wal?.path ?? place, 'pg_wal');
    runProgram('cp', '-a', join(dataDir, 'pg_wal'), wal);
    rmSync(join(dataDir, 'pg_wal'), { recursive: true });
    symlinkSync(wal, join(dataDir, 'pg_wal'));
    return new PostgresOnSmallDisk(disks, place, await startPostgres({ dataDir, settings, port: first.port }));
  }

  /** Address for its superuser; it stays the same. */
  url(): string {
    return this.server.url();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop();
    await this.watching;
    clearInterval(this.awake);
    for (const disk of Object.values(this.disks)) disk.unmount();
    rmSync(this.place, { recursive: true, force: true });
  }

  private async keepUp(dataDir: string, port: number): Promise<void> {
    while (!this.stopping) {
      await this.server.exited;
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
