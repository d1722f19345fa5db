import { ReferralSilentSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';

const SILENT = 'next_word_by <= now() AND ended_at IS NULL';

/** A referral whose next step has not come. */
interface Silent {
  id: string;
  caseId: string;
}

/** Looked at in one round, the oldest first. */
const MOST = 100;

/**
 * The clock of what goes on after a yes: where the next step does not come in time, the desk's or the partner's, those who answer for the
 * case are told, once a step. Noting and telling are one transaction under the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellReferralSilent implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'referrals.silent', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether one was told */
  async run(): Promise<boolean> {
    const due = await this.database.query<Silent>(`SELECT id, case_id AS "caseId" FROM referrals WHERE ${SILENT} ORDER BY next_word_by LIMIT ${MOST}`);
    // One of which nobody can be told waits, and holds up no other.
    for (const one of due) if (await this.tell(one)) return true;
    return false;
  }

  private async tell({ id, caseId }: Silent): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const [still] = await tx.query<{ status: string }[]>(`SELECT status FROM referrals WHERE id = $1 AND ${SILENT}`, [id]);
      if (still === undefined) return true;
      const people = await this.answering.run(tx, known);
      if (people.length === 0) return false;
      await tx.query('UPDATE referrals SET next_word_by = NULL WHERE id = $1', [id]);
      const urgency = urgencyOf(known);
      this.outbox.add(tx, ReferralSilentSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
        caseId, reference: known.reference ?? '', referralId: id, status: still.status, urgency, deskPersonIds: people,
      });
      return true;
    });
  }
}
