import type { HeardEvent, ReporterCameBack, ReporterCameBackSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import type { CheckInTerms } from './check-ins.dto';
import { FinishCheckIn, OPEN_DUE, type OpenDue } from './finish-check-in';
import { dayIn } from './zone.rules';

/** Two instants of one day are no further apart in any zone, in seconds. */
const NEAR_S = 26 * 3_600;

/** She came back at the public door on the day on which she was to check in, by her own clock: where that was agreed, it counts. */
@Injectable()
export class FinishCheckInOnReporterCameBack implements Handler<typeof ReporterCameBackSchema> {
  constructor(
    private readonly fields: SealedFields,
    private readonly finish: FinishCheckIn,
  ) {}

  async handle({ data: { caseId }, time }: HeardEvent<ReporterCameBack>, tx: EntityManager): Promise<void> {
    const agreed = await tx.query<unknown[]>('SELECT 1 FROM check_ins WHERE case_id = $1 AND door_counts LIMIT 1', [caseId]);
    if (agreed.length === 0) return;
    const known = await lockCase(tx, caseId);
    // What was due already when something else was agreed is still waited for.
    const open = await tx.query<(OpenDue & { terms: Buffer })[]>(
      `SELECT ${OPEN_DUE}, c.terms FROM check_in_dues d JOIN check_ins c ON c.id = d.check_in_id
       WHERE d.case_id = $1 AND c.door_counts AND d.done_at IS NULL AND d.left_out_at IS NULL AND abs(extract(epoch FROM d.due_at - $2)) < ${NEAR_S} ORDER BY d.due_at`, [caseId, time],
    );
    if (open.length === 0) return;
    const seal = await this.fields.ofCaseForReading(tx, caseId);
    const due = open.find(({ checkInId, terms, dueAt }) => {
      const { zone } = JSON.parse(seal.open(terms, { table: 'check_ins', column: 'terms', row: checkInId }).toString('utf8')) as CheckInTerms;
      return dayIn(zone, dueAt) === dayIn(zone, time);
    });
    if (due !== undefined) await this.finish.run(tx, known, due, { at: time, channel: 'RECEIPT_ONLY' });
  }
}
