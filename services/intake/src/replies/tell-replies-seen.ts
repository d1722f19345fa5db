import { ReplySeenSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { isOutage, Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/** Tells the team that replies were shown to the person they were written to: yes or no, each once. */
@Injectable()
export class TellRepliesSeen {
  constructor(private readonly database: Database, private readonly outbox: Outbox) {}

  /** @param replyIds those of the report that she was shown just now, and not before */
  async run(reportId: string, replyIds: readonly string[]): Promise<void> {
    if (replyIds.length === 0) return;
    try {
      await this.database.transaction((tx) => this.tell(tx, reportId, replyIds));
    } catch (error) {
      // What she came for is at hand, and is not kept from her for this: it is told when she looks again.
      if (!isOutage(error)) throw error;
    }
  }

  private async tell(tx: EntityManager, reportId: string, replyIds: readonly string[]): Promise<void> {
    await nameRow(tx, 'case', reportId);
    const rows: { id: string; version: number; urgency: Urgency }[] = await tx.query(
      `WITH report AS (UPDATE reports SET version = version + 1 WHERE id = $1 RETURNING version, urgency),
       seen AS (UPDATE replies SET seen = true WHERE report_id = $1 AND id = ANY($2::uuid[]) AND NOT seen RETURNING id)
       SELECT id, version, urgency FROM seen, report`,
      [reportId, replyIds],
    );
    for (const { id, version, urgency } of rows) {
      this.outbox.add(tx, ReplySeenSchema, { subject: reportId, version, lane: laneOf(urgency) }, { caseId: reportId, replyId: id });
    }
  }
}
