import type { AlertPaused, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** One person stopped the ladder of an alert that nobody has: the others who answer for the case hear of it, and can let it go on. */
@Injectable()
export class TellDeskOnAlertPaused {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<AlertPaused>, tx: EntityManager): Promise<void> {
    const { caseId, reference, pauseId, status, urgency, deskPersonIds: people } = data;
    if (status === 'PAUSED') await this.tellPeople.run(tx, { caseId, reference, kind: 'LADDER_PAUSED', cause: `pause:${pauseId}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
