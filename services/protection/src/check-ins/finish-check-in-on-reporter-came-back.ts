import type { HeardEvent, ReporterCameBack, ReporterCameBackSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import type { CheckInTerms } from './check-ins.dto';
import { findRunning } from './find-running';
import { FinishCheckIn, OPEN_DUE, type OpenDue } from './finish-check-in';
import { dayIn } from './zone.rules';

/** She came back at the public door on the day on which she was to check in, by her own clock: where that was agreed, it counts. */
@Injectable()
export class FinishCheckInOnReporterCameBack implements Handler<typeof ReporterCameBackSchema> {
  constructor(
    private readonly fields: SealedFields,
    private readonly finish: FinishCheckIn,
  ) {}

  async handle({ data: { caseId }, time }: HeardEvent<ReporterCameBack>, tx: EntityManager): Promise<void> {
    const agreed = await tx.query<unknown[]>('SELECT 1 FROM check_ins WHERE case_id = $1 AND door_counts AND ended_at IS NULL', [caseId]);
    if (agreed.length === 0) return;
    const known = await lockCase(tx, caseId);
    const running = await findRunning(tx, caseId);
    if (running?.doorCounts !== true) return;
    const open = await tx.query<OpenDue[]>(
      `SELECT ${OPEN_DUE} FROM check_in_dues d JOIN check_ins c ON c.id = d.check_in_id
       WHERE d.check_in_id = $1 AND d.done_at IS NULL AND d.left_out_at IS NULL AND abs(extract(epoch FROM d.due_at - $2)) < 172800 ORDER BY d.due_at`, [running.id, time],
    );
    if (open.length === 0) return;
    const terms = (await this.fields.ofCaseForReading(tx, caseId)).open(running.terms, { table: 'check_ins', column: 'terms', row: running.id });
    const { zone } = JSON.parse(terms.toString('utf8')) as CheckInTerms;
    const due = open.find(({ dueAt }) => dayIn(zone, dueAt) === dayIn(zone, time));
    if (due !== undefined) await this.finish.run(tx, known, due, { at: time, channel: 'RECEIPT_ONLY' });
  }
}
