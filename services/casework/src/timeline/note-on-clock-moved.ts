import type { ClockMoved, ClockMovedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import { resourceOf, sightAfterAlert } from '../sight/sight-facts.rules';
import { TimelineEntity } from './timeline.entity';

/** Something was done for the case in time, or not: whoever was called to it because nobody else is there sees it from now on. */
@Injectable()
export class NoteOnClockMoved implements Handler<typeof ClockMovedSchema> {
  async handle({ data, time, version }: HeardEvent<ClockMoved>, tx: EntityManager): Promise<void> {
    const { caseId, clock, status, personId, deskPersonIds } = data;
    const known = await lockCase(tx, caseId, time);
    const { handlers, told } = resourceOf(known);
    const called = deskPersonIds.filter((person) => !handlers.includes(person) && !told.includes(person));
    if (called.length > 0) await changeCase(tx, known, sightAfterAlert(known, { version, recipients: called.map((person) => ({ personId: person, routes: ['ESCALATION'] })) }));
    await tx.insert(TimelineEntity, { caseId, at: time, what: status === 'MET' ? 'CLOCK_MET' : 'CLOCK_OVERDUE', actor: personId === '' ? null : personId, detail: [clock] });
  }
}
