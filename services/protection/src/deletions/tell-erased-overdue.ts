import { ReferralTroubledSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { CallDuty } from '../hearers/call-duty';
import { isOverdue } from './deletion.rules';

const MOST_TOGETHER = 50;

/**
 * The clock of deletions whose case is erased: global duty is told, and again each week. There is no case to be locked, so that it is no `ClockLoop`.
 * Noting and telling are one transaction, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellErasedOverdue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly duty: CallDuty,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'deletions.overdue-erased', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether anybody was told */
  async run(): Promise<boolean> {
    const people = await this.duty.ofNoCase();
    // Nobody to be told: it stays due.
    if (people.length === 0) return false;
    return this.database.transaction(async (tx) => {
      const [told] = await tx.query<[{ referralId: string }[], number]>(
        `UPDATE deletion_requests SET told_at = now() WHERE referral_id IN (
           SELECT referral_id FROM deletion_requests WHERE deleted_at IS NULL AND ${isOverdue('asked_at', 'told_at')} ORDER BY asked_at LIMIT ${MOST_TOGETHER} FOR UPDATE SKIP LOCKED)
         RETURNING referral_id AS "referralId"`,
      );
      for (const { referralId } of told) {
        this.outbox.add(tx, ReferralTroubledSchema, { subject: referralId, version: 1, lane: 'normal' }, {
          caseId: '', reference: '', referralId, status: 'DELETION', urgency: 'NONE', alertMode: 'QUEUE', deskPersonIds: people,
        });
      }
      return told.length > 0;
    });
  }
}
