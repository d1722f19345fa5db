import type { Database, SealedColumn, SealedFields } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import type { Logger } from '../log/logger';
import { Loop } from '../loop';
import type { Peers } from '../peers/peers';

/** What every copy has. */
export interface Snapshot {
  /** Version of the directory that it was taken from. */
  version: number;
}

/** Which part of the directory a service needs; the directory knows who may have which. */
export type SnapshotKind = 'roster' | 'organisations' | 'contacts';

interface CopyRow {
  version: number;
  wanted_version: number;
  sealed: Buffer | null;
}

const PLACE = { table: 'directory_copy', column: 'sealed', row: 'the copy' };

/** The copy as key rotation goes through it. */
export const DIRECTORY_COPY_COLUMN: SealedColumn = { ...PLACE, key: 'one', keyType: 'boolean' };

const ASK_ANYWAY_MS = 30_000;
const IDLE_MS = 500;

/**
 * A service's own copy of what it needs of the directory. It is fetched by a service token when a change is told, kept
 * sealed, and serves while the directory is away. It is asked for anew every half minute as well, so that a lost
 * event cannot leave it old.
 */
export class DirectoryCopy<T extends Snapshot = Snapshot> {
  private readonly loop: Loop;
  private held?: T;
  private askNext = 0;

  constructor(
    private readonly kind: SnapshotKind,
    private readonly database: Database,
    private readonly peers: Peers,
    private readonly fields: SealedFields,
    private readonly logger: Logger,
  ) {
    this.loop = new Loop({ name: 'directory.copy', work: () => this.refresh(), idleMs: IDLE_MS, logger });
  }

  /** The newest copy at hand; nothing when none was ever fetched. */
  async current(): Promise<T | undefined> {
    if (this.held === undefined) await this.load(await this.row());
    return this.held;
  }

  /** Notes that a version exists, in the transaction of whoever heard of it. The fetching follows. */
  async want(tx: EntityManager, version: number): Promise<void> {
    await tx.query(
      `INSERT INTO directory_copy (wanted_version) VALUES ($1)
       ON CONFLICT (one) DO UPDATE SET wanted_version = greatest(directory_copy.wanted_version, $1)`,
      [version],
    );
    // The transaction commits a moment from now; the loop's own pace is the truth.
    setTimeout(() => this.loop.wake(), 20).unref();
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One round: takes over what another instance fetched, and fetches when something newer exists. */
  private async refresh(): Promise<boolean> {
    const row = await this.row();
    if (row !== undefined && row.version > (this.held?.version ?? 0)) await this.load(row);
    const behind = (row?.wanted_version ?? 0) > (row?.version ?? 0);
    if (!behind && performance.now() < this.askNext) return false;
    const fetched = await this.peers.get<T>('directory', `/copies/${this.kind}`);
    this.askNext = performance.now() + ASK_ANYWAY_MS;
    // A row that cannot be opened is fetched over, whatever its version.
    if (fetched.version <= (this.held?.version ?? 0)) return false;
    await this.keep(fetched);
    this.held = fetched;
    return true;
  }

  private async keep(snapshot: T): Promise<void> {
    const sealed = await this.fields.seal(JSON.stringify(snapshot), PLACE);
    await this.database.query(
      `INSERT INTO directory_copy (version, wanted_version, sealed) VALUES ($1, $1, $2)
       ON CONFLICT (one) DO UPDATE SET version = $1, sealed = $2, wanted_version = greatest(directory_copy.wanted_version, $1)
       WHERE directory_copy.version <= $1`,
      [snapshot.version, sealed],
    );
  }

  private async row(): Promise<CopyRow | undefined> {
    const rows = await this.database.query<CopyRow>('SELECT version, wanted_version, sealed FROM directory_copy');
    return rows[0];
  }

  private async load(row: CopyRow | undefined): Promise<void> {
    if (row?.sealed == null) return;
    try {
      this.held = JSON.parse((await this.fields.open(row.sealed, PLACE)).toString('utf8')) as T;
    } catch {
      // Sealed under a key that is gone: as good as none, until one is fetched over it.
      this.logger.error('directory.copy-unreadable');
    }
  }
}
