import { ReassessmentDueSchema } from '@amparo/contracts';
import { laneOf, type Urgency } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { noteCalls } from '../record/note-calls';
import type { CaseEntity } from '../routing/case.entity';

/** An assessment that has ended. */
interface Ended {
  id: string;
  level: Urgency;
}

const noteTold = inOneStatement<string>((tx, ids) => tx.query('UPDATE assessments SET due_told_at = now() WHERE id = ANY ($1::uuid[])', [ids]));

/** The clock of assessments: one that has ended without a new one is told once to whoever answers for the case. */
@Injectable()
export class TellReassessmentDue extends ClockLoop<Ended> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
  ) {
    super('assessments.due', {
      from: 'assessments r', columns: 'r.id, r.level', due: 'r.superseded_at IS NULL AND r.due_told_at IS NULL AND r.expires_at <= now()', order: 'r.expires_at',
    }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, { id, level }: Ended): Promise<boolean> {
    const people = await this.answering.run(tx, known);
    if (people.length === 0) return false;
    await noteTold(tx, id);
    const { caseId, version, reference } = known;
    const callId = this.outbox.add(tx, ReassessmentDueSchema, { subject: caseId, version, lane: laneOf(level) }, {
      caseId, reference: reference ?? '', assessmentId: id, urgency: level, deskPersonIds: people,
    });
    await noteCalls(tx, people.map((person) => ({ callId, caseId, rung: null, reached: 'REVIEW' as const, person })));
    return true;
  }
}
