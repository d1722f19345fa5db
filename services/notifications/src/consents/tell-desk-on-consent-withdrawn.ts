import type { ConsentWithdrawn, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** Somebody took consents back: whoever answers for the case hears of it, once for all that were taken back at once. */
@Injectable()
export class TellDeskOnConsentWithdrawn {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<ConsentWithdrawn>, tx: EntityManager): Promise<void> {
    const { caseId, reference, deskPersonIds: people } = data;
    // All that one change of the case told has its version.
    const cause = `withdrawn:${caseId}:${version}`;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'CONSENT_WITHDRAWN', cause, version, urgency: 'NONE', lane, people, alertMode: 'QUEUE' });
  }
}
