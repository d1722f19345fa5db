import type { ClockOf } from '../clocks/clock-loop';

/** What is read of a check-in whose clock has run out: an `OpenDue`. */
const COLUMNS = `
  r.id, r.check_in_id AS "checkInId", a.level, r.due_at AS "dueAt", r.miss_at AS "missAt", r.missed_at AS "missedAt"`;

/** A clock of check-ins that are neither over nor left out. */
export const dueClock = (due: string, order: string): ClockOf => ({
  from: 'check_in_dues r JOIN check_ins a ON a.id = r.check_in_id', columns: COLUMNS, due: `r.missed_at IS NULL AND r.done_at IS NULL AND r.left_out_at IS NULL AND ${due}`, order,
});
