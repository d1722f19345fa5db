import type { CheckInDue, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A check-in is due soon: whoever answers for the case is reminded. */
@Injectable()
export class TellDeskOnCheckInDue {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<CheckInDue>, tx: EntityManager): Promise<void> {
    const { caseId, reference, dueId, urgency, deskPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'CHECK_IN_DUE', cause: `check-in-due:${dueId}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
