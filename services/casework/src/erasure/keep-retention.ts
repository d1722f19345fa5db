import { CaseErasedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { ErasedCases, Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import { CaseworkConfig } from '../config';
import { openTaskAgain } from '../tasks/open-task';
import { dueAfter, REVIEW_ERASURE } from '../tasks/task.rules';
import { CLOSED_AS, dueOf } from './erasure.rules';

const IDLE_MS = 3_600_000;
const BATCH = 50;
const DAY_MS = 86_400_000;

/** Erases closed cases whose time is over, and asks people about those that are not erased without them. */
@Injectable()
export class KeepRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly erased: ErasedCases,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: CaseworkConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'cases.retention', work: () => this.run(), idleMs: IDLE_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. @returns whether there may be more */
  async run(): Promise<boolean> {
    const now = this.clock.now();
    const retention = this.config.retention();
    const over = CLOSED_AS.map((as) => new Date(now.getTime() - retention[as] * DAY_MS));
    const due = await this.database.query<{ id: string }>(
      `SELECT id FROM cases JOIN unnest($1::text[], $2::timestamptz[]) AS o (closed_as, over) USING (closed_as)
       WHERE closed_at <= over AND retention_seen_at IS NULL ORDER BY closed_at LIMIT $3`, [CLOSED_AS, over, BATCH],
    );
    for (const { id } of due) await this.database.transaction((tx) => this.settle(tx, id, now));
    return due.length === BATCH;
  }

  private async settle(tx: EntityManager, id: string, now: Date): Promise<void> {
    const known = await lockCase(tx, id, now);
    const what = await this.dueOf(tx, known, now);
    // Whoever closed it again a moment ago has decided.
    if (what === 'NOTHING') return;
    if (what === 'ERASE') {
      await tx.query(
        `INSERT INTO erasures (case_id, asked_at, erased_at, because) VALUES ($1, $2, $2, 'RETENTION')
         ON CONFLICT (case_id) DO UPDATE SET erased_at = excluded.erased_at, because = excluded.because`, [id, now],
      );
      this.outbox.add(tx, CaseErasedSchema, { subject: id, version: known.version, lane: laneOf(known.urgency) }, { caseId: id, because: 'RETENTION' });
      await this.erased.erase(tx, id);
      return;
    }
    await openTaskAgain(tx, { caseId: id, code: REVIEW_ERASURE, openedAt: now, dueAt: dueAfter(REVIEW_ERASURE, known.urgency, now) });
    await tx.query('UPDATE cases SET retention_seen_at = $2 WHERE id = $1', [id, now]);
  }

  private async dueOf(tx: EntityManager, { id, closedAs, closedAt, receivedAt }: CaseEntity, now: Date): Promise<ReturnType<typeof dueOf>> {
    if (closedAs === null || closedAt === null) return 'NOTHING';
    const [last] = await tx.query<{ at: Date | null }[]>(
      'SELECT greatest((SELECT max(received_at) FROM contents WHERE case_id = $1), (SELECT max(received_at) FROM attachments WHERE case_id = $1)) AS at', [id],
    );
    return dueOf({ closedAs, closedAt, lastReceivedAt: last?.at ?? receivedAt }, this.config.retention(), now);
  }
}
