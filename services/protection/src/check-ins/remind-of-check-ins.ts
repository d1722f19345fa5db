import { CheckInDueSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import type { CaseEntity } from '../routing/case.entity';
import { dueClock } from './due-clock';
import type { OpenDue } from './finish-check-in';

const noteTold = inOneStatement<string>((tx, ids) => tx.query('UPDATE check_in_dues SET told_at = now() WHERE id = ANY ($1::uuid[])', [ids]));

/** The clock of check-ins that are due soon: those who answer for the case are reminded. While nobody can be it waits, until it is missed; nobody is reminded of what is missed already. */
@Injectable()
export class RemindOfCheckIns extends ClockLoop<OpenDue> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
  ) {
    super('check-ins.remind', dueClock('r.told_at IS NULL AND r.remind_at <= now() AND r.miss_at > now()', 'r.remind_at'), parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, due: OpenDue): Promise<boolean> {
    const deskPersonIds = await this.answering.run(tx, known);
    if (deskPersonIds.length === 0) return false;
    await noteTold(tx, due.id);
    const { caseId, reference, version } = known;
    this.outbox.add(
      tx, CheckInDueSchema, { subject: caseId, version, lane: laneOf(due.level) },
      { caseId, reference: reference ?? '', checkInId: due.checkInId, dueId: due.id, urgency: due.level, deskPersonIds },
    );
    return true;
  }
}
