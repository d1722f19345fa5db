import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { DeskCheckIn } from './check-ins.dto';

/** How a row of `check_in_dues d` stands. */
export const STATE = `CASE WHEN d.left_out_at IS NOT NULL THEN 'LEFT_OUT' WHEN d.done_at IS NOT NULL THEN 'DONE' WHEN d.missed_at IS NOT NULL THEN 'MISSED' WHEN d.due_at <= now() THEN 'DUE' ELSE 'WAITING' END`;

/** Of one that was missed nobody speaks any more when she was in contact since, or missed a later one; nor when it is long ago. */
const LISTED = `
  SELECT d.id AS "dueId", d.check_in_id AS "checkInId", d.case_id AS "caseId", k.reference, c.level AS urgency, ${STATE} AS state, c.ended_at IS NULL AS runs,
         d.due_at AS "dueAt", d.miss_at AS "missAt", d.missed_at AS "missedAt",
         (SELECT p.until FROM check_in_pauses p WHERE p.check_in_id = d.check_in_id AND p.over_at IS NULL) AS "pausedUntil"
  FROM check_in_dues d JOIN check_ins c ON c.id = d.check_in_id JOIN cases k ON k.case_id = d.case_id
  WHERE d.left_out_at IS NULL AND d.done_at IS NULL AND (d.missed_at IS NULL OR d.missed_at > now() - interval '30 days' AND NOT EXISTS (
    SELECT 1 FROM check_in_dues later WHERE later.case_id = d.case_id AND later.due_at > d.due_at AND (later.done_at IS NOT NULL OR later.missed_at IS NOT NULL)))
  ORDER BY d.missed_at IS NULL, d.due_at, d.id LIMIT 500`;

/** Check-ins that were missed, are due, or are to come, of the cases that she sees: without words, S1. */
@Injectable()
export class ListCheckIns {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject): Promise<DeskCheckIn[]> {
    const keys = keysOf(subject, 'alert.list', { now: this.clock.now() });
    return this.sight.seenBy(keys, (tx) => tx.query<DeskCheckIn[]>(LISTED));
  }
}
