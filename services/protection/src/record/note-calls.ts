import type { Rung } from '@amparo/domain';
import type { EntityManager } from 'typeorm';

/** Somebody who is called to an alert. */
export interface Call {
  /** The event that calls her. */
  callId: string;
  caseId: string;
  alertId: string;
  /** Nothing: when it was raised. */
  rung: number | null;
  /** Which people the rung came to. */
  reached: Rung | null;
  /** Directory id. */
  person: string;
}

/** Writes down whom an alert calls, in the transaction that tells it. */
export async function noteCalls(tx: EntityManager, calls: readonly Call[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.query(
    `INSERT INTO alert_calls (call_id, case_id, alert_id, round, rung, reached, person_id)
     SELECT c.call_id, c.case_id, c.alert_id, a.round, c.rung, c.reached, c.person
     FROM jsonb_to_recordset($1::jsonb) AS c(call_id uuid, case_id uuid, alert_id uuid, rung integer, reached text, person text) JOIN alerts a ON a.id = c.alert_id`,
    [JSON.stringify(calls.map(({ callId, caseId, alertId, rung, reached, person }) => ({ call_id: callId, case_id: caseId, alert_id: alertId, rung, reached, person })))],
  );
}

/** She has answered whatever called her to a case, whoever has it. @param caseId locked in `tx` @param saidAt when she did, where that was elsewhere: what called her later is not answered */
export async function noteAnswer(tx: EntityManager, caseId: string, person: string, saidAt?: Date): Promise<void> {
  await tx.query(
    'UPDATE alert_calls SET answered_at = now() WHERE case_id = $1 AND person_id = $2 AND answered_at IS NULL AND ($3::timestamptz IS NULL OR called_at <= $3)', [caseId, person, saidAt ?? null],
  );
}
