import { AlertAcknowledgedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteAnswer } from '../record/note-calls';
import { lockCase } from '../routing/lock-case';
import { AlertEntity } from './alert.entity';

/** Who acknowledges the alert of which case. */
export interface AcknowledgeAlertInput {
  caseId: string;
  /** Directory id of somebody who was alerted. */
  personId: string;
  /** Her session, where she did it here. */
  session?: string;
  /** When she said so, where that was elsewhere: what she said before the alert was raised, or raised again, is of one that is over. */
  saidAt?: Date;
}

/** What came of it: who has the case, and since when. */
export interface Acknowledged {
  alertId: string;
  by: string;
  at: Date;
}

/**
 * Somebody who was alerted says that she has the case: the ladder stops for all. The first one counts; a later one is
 * answered with who has it.
 *
 * @throws Refusal `alert.absent` when the case has no alert, `alert.not-alerted` when she was never alerted, `alert.raised-since` when
 *   it was raised again after she said so
 */
@Injectable()
export class AcknowledgeAlert {
  constructor(private readonly outbox: Outbox) {}

  async run(tx: EntityManager, { caseId, personId, session, saidAt }: AcknowledgeAlertInput): Promise<Acknowledged> {
    const existing = await tx.findOneBy(AlertEntity, { caseId });
    if (existing === null) throw new Refusal('absent', 'alert.absent', 'There is no such alert.');
    const { version } = await lockCase(tx, caseId);
    const alert = await tx.findOneByOrFail(AlertEntity, { caseId });
    if (!(await wasAlerted(tx, alert.id, personId))) {
      throw new Refusal('forbidden', 'alert.not-alerted', 'Only somebody who was alerted can acknowledge.');
    }
    await noteAnswer(tx, caseId, personId, { saidAt });
    if (saidAt !== undefined && saidAt < alert.raisedAt) throw new Refusal('conflict', 'alert.raised-since', 'The alert was raised again since.');
    if (alert.acknowledgedAt !== null && alert.acknowledgedBy !== null) {
      return { alertId: alert.id, by: alert.acknowledgedBy, at: alert.acknowledgedAt };
    }
    await tx.query('UPDATE alerts SET acknowledged_at = now(), acknowledged_by = $2 WHERE id = $1', [alert.id, personId]);
    // What is not taken of its ladder never is: who takes it from her, or gives it back, begins a new one.
    await tx.query('DELETE FROM rungs WHERE alert_id = $1 AND fired_at IS NULL', [alert.id]);
    this.outbox.add(
      tx, AlertAcknowledgedSchema, { subject: caseId, version, lane: laneOf(alert.urgency), actor: personId },
      { caseId, alertId: alert.id, personId },
    );
    const { acknowledgedAt } = await tx.findOneByOrFail(AlertEntity, { id: alert.id });
    const at = acknowledgedAt ?? new Date(0);
    auditInChange(tx, { at, person: personId, action: 'alert.acknowledge', caseId, ...(session === undefined ? {} : { session }) });
    return { alertId: alert.id, by: personId, at };
  }
}

async function wasAlerted(tx: EntityManager, alertId: string, personId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM alerted_people WHERE alert_id = $1 AND person_id = $2', [alertId, personId]);
  return rows.length > 0;
}
