import { ReferralTroubledSchema } from '@amparo/contracts';
import { alertModeOf, laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { isOverdue } from './deletion.rules';

const noteTold = inOneStatement<string>((tx, ids) => tx.query('UPDATE referrals SET deletion_told_at = now() WHERE id = ANY ($1::uuid[])', [ids]));

/** The clock of deletions: where nobody says in time that what was asked to be deleted is, those who answer for the case are told, and again each week. */
@Injectable()
export class TellDeletionOverdue extends ClockLoop<{ id: string }> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
  ) {
    super('deletions.overdue', {
      from: 'referrals r', columns: 'r.id', order: 'r.deletion_asked_at',
      due: `r.deletion_asked_at IS NOT NULL AND r.deleted_at IS NULL AND ${isOverdue('r.deletion_asked_at', 'r.deletion_told_at')}`,
    }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, { id }: { id: string }): Promise<boolean> {
    const people = await this.answering.run(tx, known);
    if (people.length === 0) return false;
    await noteTold(tx, id);
    const { caseId, version, reference } = known;
    const urgency = urgencyOf(known);
    this.outbox.add(tx, ReferralTroubledSchema, { subject: caseId, version, lane: laneOf(urgency) }, {
      caseId, reference: reference ?? '', referralId: id, status: 'DELETION', urgency, alertMode: alertModeOf(urgency), deskPersonIds: people,
    });
    return true;
  }
}
