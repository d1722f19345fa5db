import { isCompromised, type Directory } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { DirectoryCopy, Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { lockCase } from '../routing/lock-case';
import { RevokeReferrals } from './revoke-referrals';

/**
 * The clock of closed organisations: what was offered to one by an older copy of the directory, after its closing was heard, is revoked as
 * soon as the copy says that it is closed. A case at a time.
 */
@Injectable()
export class CloseReferralsOfClosed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly revokeReferrals: RevokeReferrals,
    private readonly clock: Clock,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'referrals.closed', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether something was open for one that is closed */
  async run(): Promise<boolean> {
    const closed = ((await this.directory.current())?.organisations ?? []).filter(isCompromised).map(({ conflictId }) => conflictId);
    if (closed.length === 0) return false;
    const [open] = await this.database.query<{ caseId: string; organisationId: string }>(
      'SELECT case_id AS "caseId", organisation_id AS "organisationId" FROM referrals WHERE organisation_id = ANY($1) AND ended_at IS NULL LIMIT 1', [closed],
    );
    if (open === undefined) return false;
    await this.database.transaction(async (tx) => {
      await this.revokeReferrals.run(tx, await lockCase(tx, open.caseId), { purpose: 'CP-REFER', recipient: open.organisationId, since: this.clock.now() });
    });
    return true;
  }
}
