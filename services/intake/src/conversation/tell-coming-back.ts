import { ReporterCameBackSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { isOutage, Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/**
 * Tells the team that the person is there, whether or not she writes: on the day that she named nobody has to look for her then. Once a
 * day (UTC), so that it tells nobody how often she looks.
 */
@Injectable()
export class TellComingBack {
  constructor(private readonly database: Database, private readonly outbox: Outbox, private readonly clock: Clock) {}

  /** @param lastDay on which she was here before, as the look-up found it */
  async run(reportId: string, lastDay: string | null): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (lastDay === today) return;
    try {
      await this.database.transaction((tx) => this.tell(tx, reportId, today));
    } catch (error) {
      // What she came for is at hand, and is not kept from her for this: it is told when she looks again.
      if (!isOutage(error)) throw error;
    }
  }

  private async tell(tx: EntityManager, reportId: string, today: string): Promise<void> {
    await nameRow(tx, 'case', reportId);
    const rows: { version: number; urgency: Urgency }[] = await tx.query(
      `WITH report AS (
         UPDATE reports SET here_on = $2::date, version = version + 1 WHERE id = $1 AND here_on IS DISTINCT FROM $2::date RETURNING version, urgency)
       SELECT version, urgency FROM report`,
      [reportId, today],
    );
    for (const { version, urgency } of rows) {
      this.outbox.add(tx, ReporterCameBackSchema, { subject: reportId, version, lane: laneOf(urgency) }, { caseId: reportId });
    }
  }
}
