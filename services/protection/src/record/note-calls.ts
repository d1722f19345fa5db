import type { Rung } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';
import type { DeskClock } from '../clocks/clock.rules';

/** What else calls people to the alert of a case: a clock of it that is overdue, or a check-in that was missed. */
export const CALLING = ['SAFE_CONTACT', 'DECISION', 'REVIEW', 'CHECK_IN_MISSED'] as const satisfies readonly (DeskClock | 'CHECK_IN_MISSED')[];

/** Which people a rung came to; that somebody who has the alert asks another to take it; or what else called them. */
export type Reached = Rung | 'HANDOVER' | (typeof CALLING)[number];

/** Somebody who is called to an alert. */
export interface Call {
  /** The event that calls her. */
  callId: string;
  caseId: string;
  /** Nothing: when it was raised, or by something beside its ladder. */
  rung: number | null;
  /** Nothing: when it was raised. */
  reached: Reached | null;
  /** Directory id. */
  person: string;
}

const note = inOneStatement((tx, noted: readonly (readonly Call[])[]) => tx.query(
  `INSERT INTO alert_calls (call_id, case_id, alert_id, round, rung, reached, person_id)
   SELECT c.call_id, c.case_id, a.id, a.round, c.rung, c.reached, c.person
   FROM jsonb_to_recordset($1::jsonb) AS c(call_id uuid, case_id uuid, rung integer, reached text, person text) JOIN alerts a ON a.case_id = c.case_id`,
  [JSON.stringify(noted.flat().map(({ callId, caseId, rung, reached, person }) => ({ call_id: callId, case_id: caseId, rung, reached, person })))],
));

/** Writes down whom an alert calls, in the transaction that tells it. A case without an alert has no such record. */
export async function noteCalls(tx: EntityManager, calls: readonly Call[]): Promise<void> {
  if (calls.length > 0) await note(tx, calls);
}

/**
 * She has answered what called her to a case, whoever has it.
 *
 * @param caseId locked in `tx`
 * @param to what she has answered; nothing: all of it
 * @param saidAt when she did, where that was elsewhere: what called her later is not answered
 */
export async function noteAnswer(tx: EntityManager, caseId: string, person: string, { to, saidAt }: { to?: Reached; saidAt?: Date } = {}): Promise<void> {
  await tx.query(
    `UPDATE alert_calls SET answered_at = now() WHERE case_id = $1 AND person_id = $2 AND answered_at IS NULL
       AND ($3::timestamptz IS NULL OR called_at <= $3) AND ($4::text IS NULL OR reached = $4)`, [caseId, person, saidAt ?? null, to ?? null],
  );
}
