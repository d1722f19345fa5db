import type { CheckInMissed, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A check-in was missed: whoever answers for the case sees that it is this. It is the alert that pages. */
@Injectable()
export class TellDeskOnCheckInMissed {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<CheckInMissed>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, deskPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'CHECK_IN_MISSED', cause: id, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
