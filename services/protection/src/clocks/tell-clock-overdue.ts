import { ClockMovedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { noteCalls } from '../record/note-calls';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { ClockLoop, ClockParts } from './clock-loop';
import type { LevelClock } from './clock.rules';

/** A clock of a case that has run out. */
interface Overdue {
  clock: LevelClock;
}

const noteTold = inOneStatement((tx, told: readonly { caseId: string; clock: LevelClock }[]) => tx.query(
  'UPDATE desk_clocks d SET told_at = now() FROM unnest($1::uuid[], $2::text[]) AS t (case_id, clock) WHERE d.case_id = t.case_id AND d.clock = t.clock',
  [told.map(({ caseId }) => caseId), told.map(({ clock }) => clock)],
));

/** What was to be done for a case by now and was not is told once to whoever answers for it. */
@Injectable()
export class TellClockOverdue extends ClockLoop<Overdue> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
  ) {
    super('clocks.overdue', {
      from: 'desk_clocks r', key: `(r.case_id || ' ' || r.clock)`, columns: 'r.clock',
      due: 'r.met_at IS NULL AND r.told_at IS NULL AND r.ended_at IS NULL AND r.due_at <= now()', order: 'r.due_at',
    }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, { clock }: Overdue): Promise<boolean> {
    const people = await this.answering.run(tx, known);
    if (people.length === 0) return false;
    const { caseId, version, reference } = known;
    await noteTold(tx, { caseId, clock });
    const urgency = urgencyOf(known);
    const callId = this.outbox.add(tx, ClockMovedSchema, { subject: caseId, version, lane: laneOf(urgency) }, {
      caseId, reference: reference ?? '', clock, status: 'OVERDUE', urgency, deskPersonIds: people,
    });
    await noteCalls(tx, people.map((person) => ({ callId, caseId, rung: null, reached: clock, person })));
    return true;
  }
}
