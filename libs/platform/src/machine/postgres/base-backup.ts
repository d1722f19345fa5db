import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { Client, type Connection, type Submittable } from 'pg';

/** What PostgreSQL marks a message of a base backup with, in its first byte. */
const NEW_ARCHIVE = 0x6e;
const DATA = 0x64;

/** Log segments are kept for the backup until its connection ends, however much is written meanwhile. */
const KEEP_LOG = `CREATE_REPLICATION_SLOT amparo_backup_${process.pid} TEMPORARY PHYSICAL RESERVE_WAL`;
const TAKE = `BASE_BACKUP (LABEL 'amparo', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`;

/**
 * All databases of a running server as of one instant, as a tar archive without its two closing blocks: what
 * `pg_basebackup` would fetch, over the same protocol, since the embedded server comes without that program. The
 * archive holds the log (WAL) that brings its files to the instant at which the backup ended.
 *
 * Nothing is held in memory beyond what the reader has not taken yet.
 *
 * @param url an administrator's address: superuser, or a role with REPLICATION that `pg_hba.conf` lets in for it
 * @returns the archive; it fails with the driver's error where the server refuses, and with an Error where a tablespace
 *   lies outside the data directory
 */
export function streamBaseBackup(url: string): Readable {
  const address = new URL(url);
  address.searchParams.set('replication', 'true');
  const client = new Client({ connectionString: address.toString(), application_name: 'backup', connectionTimeoutMillis: 10_000 });
  let socket: Socket | undefined;
  const archive = new Readable({
    highWaterMark: 4 * 1024 * 1024,
    read: () => void socket?.resume(),
    destroy: (error, done) => {
      socket?.resume();
      client.end().then(() => done(error), () => done(error));
    },
  });
  client.on('error', (error) => archive.destroy(error));
  const begin = async () => {
    await client.connect();
    await client.query(KEEP_LOG);
    ({ stream: socket } = (client as unknown as { connection: { stream: Socket } }).connection);
    client.query(new BaseBackup(archive, () => socket?.pause()));
  };
  begin().catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error('The backup could not begin.')));
  return archive;
}

/** The one statement of a base backup, as `pg` carries out what is no ordinary query. */
class BaseBackup implements Submittable {
  private archives = 0;
  private failed = false;

  constructor(
    private readonly archive: Readable,
    private readonly pause: () => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(TAKE);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.failed || this.archive.destroyed) return;
    if (chunk[0] === NEW_ARCHIVE && ++this.archives > 1) {
      this.fail(new Error('A tablespace lies outside the data directory: such a server is not backed up from here.'));
    }
    // A copy: the driver uses the memory again.
    if (chunk[0] === DATA && !this.archive.push(Buffer.from(chunk.subarray(1)))) this.pause();
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.archive.push(null);
  }

  handleError(error: Error): void {
    this.fail(error);
  }

  // The server says besides where the log begins and ends: the archive holds that itself.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  private fail(error: Error): void {
    this.failed = true;
    this.archive.destroy(error);
  }
}
