import type { Lane } from '@amparo/contracts';
import { Refusal } from '@amparo/kernel';
import { isOutage } from '@amparo/messaging';
import { Database, SealedFields } from '@amparo/persistence';
import { DangerDatabase, Logger, PeerRefused, PeerUnavailable, Peers } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { CaseworkConfig } from '../config';
import { claimContents, giveBack, type ClaimedContent } from './claim-contents';
import { afterTrouble, type Trouble } from './fetching.rules';
import { KeepContent } from './keep-content';
import { openContent, type KeptContent } from './kept-content';
import { CannotOpen, OpenContent } from './open-content';
import { ParkContent } from './park-content';

/** Fetches sealed contents from the door, lane by lane, opens them in memory and keeps them. */
@Injectable()
export class FetchContents {
  /** Claimed and not settled, since the database went away: first in the next round. */
  private readonly left: Record<Lane, ClaimedContent[]> = { danger: [], normal: [] };

  constructor(
    private readonly config: CaseworkConfig,
    private readonly normal: Database,
    private readonly danger: DangerDatabase,
    private readonly peers: Peers,
    private readonly fields: SealedFields,
    private readonly openContent: OpenContent,
    private readonly keepContent: KeepContent,
    private readonly parkContent: ParkContent,
    private readonly logger: Logger,
  ) {}

  /**
   * One round of a lane.
   *
   * @returns whether there may be more to fetch now
   * @throws the database's error when it is away
   */
  async run(lane: Lane): Promise<boolean> {
    const database = lane === 'danger' ? this.danger : this.normal;
    const most = this.config.fetchAtOnce;
    const again = this.left[lane].splice(0);
    const claimed = again.length > 0 ? again : await claimContents(database, lane === 'danger', most);
    const settled = await Promise.allSettled(claimed.map((content) => this.fetch(content, lane, database)));
    this.left[lane].push(...claimed.filter((_content, place) => settled[place]?.status === 'rejected'));
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return again.length > 0 || claimed.length === most;
  }

  private async fetch(content: ClaimedContent, lane: Lane, database: Database): Promise<void> {
    let kept: KeptContent | undefined;
    try {
      kept = await this.have(content, database);
      const opened = await this.openContent.run(content, kept);
      await this.keepContent.run(database, content, opened);
    } catch (error) {
      // Erased while it was on its way: nothing is kept of it.
      if (error instanceof Refusal && error.code === 'case.absent') return;
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      this.logger.failure('content.not-kept', error, { caseId: content.caseId, lane, reason: trouble, attempt: content.attempts });
      const next = afterTrouble(trouble, content.attempts, content.failures);
      if (next.park) await this.parkContent.run(database, content, error instanceof CannotOpen ? error.kept : kept, trouble);
      else await giveBack(database, content.submissionId, next.afterMs, next.failures);
    }
  }

  /** What was kept when it was parked; else what the door has. */
  private async have({ envelope: sealed, ...content }: ClaimedContent, database: Database): Promise<KeptContent> {
    if (sealed === null) return { envelope: await this.peers.getBytes('intake', pathOf(content)) };
    return openContent(await this.fields.ofCaseForReading(database, content.caseId), content.submissionId, sealed);
  }
}

function pathOf({ kind, submissionId }: Pick<ClaimedContent, 'kind' | 'submissionId'>): string {
  return `/handover/${kind === 'REPORT' ? 'submissions' : 'messages'}/${submissionId}`;
}

/** What kind of trouble an error is; nothing where the database is away, which is no trouble of the content. */
function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof CannotOpen) return error.trouble;
  if (error instanceof PeerUnavailable) return 'DOOR_AWAY';
  // Any other refusal is about us (keys, clocks, rights): an operator puts it right, and the content is still there.
  if (error instanceof PeerRefused) return error.status === 404 || error.status === 410 ? 'GONE' : 'DOOR_AWAY';
  return isOutage(error) ? undefined : 'FAILING';
}
