import { CheckInMissedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaiseMissed } from '../alerts/raise-missed';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { noteCalls } from '../record/note-calls';
import type { CaseEntity } from '../routing/case.entity';
import { dueClock } from './due-clock';
import { FinishCheckIn, type OpenDue } from './finish-check-in';

const noteMissed = inOneStatement<string>((tx, ids) => tx.query('UPDATE check_in_dues SET missed_at = now() WHERE id = ANY ($1::uuid[])', [ids]));

/** The clock of check-ins whose grace is over without a contact: the alert is raised at the level that was agreed, and the next one is planned. */
@Injectable()
export class MissCheckIns extends ClockLoop<OpenDue> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly raiseMissed: RaiseMissed,
    private readonly finish: FinishCheckIn,
    private readonly outbox: Outbox,
  ) {
    super('check-ins.miss', { ...dueClock('r.miss_at <= now()', 'r.miss_at'), urgent: true }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, due: OpenDue): Promise<boolean> {
    const { caseId, reference, version } = known;
    await noteMissed(tx, due.id);
    const deskPersonIds = await this.answering.run(tx, known);
    const callId = this.outbox.add(
      tx, CheckInMissedSchema, { subject: caseId, version, lane: laneOf(due.level) },
      { caseId, reference: reference ?? '', checkInId: due.checkInId, dueId: due.id, urgency: due.level, deskPersonIds },
    );
    await this.raiseMissed.run(tx, known, due.level);
    // Of the round that begins with it.
    await noteCalls(tx, deskPersonIds.map((person) => ({ callId, caseId, rung: null, reached: 'CHECK_IN_MISSED' as const, person })));
    await this.finish.goOn(tx, known, due);
    return true;
  }
}
