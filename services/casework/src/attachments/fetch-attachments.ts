import { createHash } from 'node:crypto';
import { Refusal } from '@amparo/kernel';
import { isOutage } from '@amparo/messaging';
import { CaseErased, Database } from '@amparo/persistence';
import { Logger, Loop, Opener, PeerRefused, PeerUnavailable, Peers } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkConfig } from '../config';
import { afterTrouble, type Trouble } from '../contents/fetching.rules';
import { doorPlace } from './attachment-places';
import { readAbout } from './attachment.rules';
import type { ClaimedAttachment } from './claimed-attachment';
import { KeepAttachment } from './keep-attachment';

/** What the door gave is not what it said, or does not open: trying again would not help. */
class Spoilt extends Error {
  constructor(readonly trouble: 'UNOPENABLE' | 'UNREADABLE') {
    super(trouble);
  }
}

/**
 * Fetches files from the door, one at a time and part by part, beside the loops that fetch what people wrote: a large film delays no
 * words, and no more than a part is in memory. What was fetched before a crash is fetched once more, and kept once.
 */
@Injectable()
export class FetchAttachments implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly peers: Peers,
    private readonly opener: Opener,
    private readonly keepAttachment: KeepAttachment,
    private readonly logger: Logger,
    config: CaseworkConfig,
  ) {
    this.loop = new Loop({ name: 'attachments.fetch', work: () => this.run(), idleMs: config.fetchEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One file. @returns whether there may be more. @throws the database's error when it is away */
  async run(): Promise<boolean> {
    const [claimed] = await this.database.query<ClaimedAttachment>(
      `WITH due AS (
         SELECT id FROM attachments WHERE state = 'WANTED' AND due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
       ), claimed AS (
         UPDATE attachments a SET due_at = now() + interval '2 minutes', attempts = attempts + 1 FROM due WHERE a.id = due.id RETURNING a.*
       ) SELECT id, case_id AS "caseId", received_at AS "receivedAt", attempts, failures FROM claimed`,
    );
    if (claimed === undefined) return false;
    try {
      await this.fetch(claimed);
    } catch (error) {
      // Erased while it was on its way: nothing is kept of it.
      if (error instanceof CaseErased || (error instanceof Refusal && error.code === 'case.absent')) return true;
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      this.logger.failure('attachment.not-kept', error, { caseId: claimed.caseId, reason: trouble, attempt: claimed.attempts });
      const next = afterTrouble(trouble, claimed.attempts, claimed.failures);
      if (next.park) await this.keepAttachment.park(claimed, trouble);
      else await this.keepAttachment.later(claimed.id, next.afterMs, next.failures);
    }
    return true;
  }

  private async fetch(claimed: ClaimedAttachment): Promise<void> {
    const about = readAbout((await this.part(claimed.id, 0)).toString('utf8'));
    if (about === undefined) throw new Spoilt('UNREADABLE');
    const hash = createHash('sha256');
    let size = 0;
    for (let number = 1; number <= about.parts; number++) {
      const bytes = await this.part(claimed.id, number);
      hash.update(bytes);
      size += bytes.length;
      await this.keepAttachment.part(claimed, number, bytes);
    }
    if (size !== about.size || hash.digest('hex') !== about.sha256) throw new Spoilt('UNREADABLE');
    await this.keepAttachment.all(claimed, about);
  }

  private async part(id: string, number: number): Promise<Buffer> {
    const sealed = await this.peers.getBytes('intake', `/handover/attachments/${id}/${number}`);
    return this.opener.open(sealed, doorPlace(id, number)).catch(() => {
      throw new Spoilt('UNOPENABLE');
    });
  }
}

/** What kind of trouble an error is; nothing where the database is away, which is no trouble of the file. */
function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof Spoilt) return error.trouble;
  if (error instanceof PeerUnavailable) return 'DOOR_AWAY';
  if (error instanceof PeerRefused) return error.status === 404 || error.status === 410 ? 'GONE' : 'DOOR_AWAY';
  return isOutage(error) ? undefined : 'FAILING';
}
