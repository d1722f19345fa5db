import type { ClockMoved, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** Something that was to be done for a case by now was not: whoever answers for it is called. */
@Injectable()
export class TellDeskOnClockMoved {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ClockMoved>, tx: EntityManager): Promise<void> {
    const { caseId, reference, status, urgency, deskPersonIds: people } = data;
    if (status === 'OVERDUE') await this.tellPeople.run(tx, { caseId, reference, kind: 'CLOCK_OVERDUE', cause: id, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
