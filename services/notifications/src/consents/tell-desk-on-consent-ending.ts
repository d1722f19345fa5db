import type { ConsentEnding, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A consent ends soon by its date, or has ended so: whoever answers for the case is told to ask anew, or that nothing goes on under it. */
@Injectable()
export class TellDeskOnConsentEnding {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<ConsentEnding>, tx: EntityManager): Promise<void> {
    const { caseId, reference, consentId, status, urgency, deskPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: status === 'ENDED' ? 'CONSENT_ENDED' : 'CONSENT_ENDING', cause: `ending:${consentId}:${status}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
