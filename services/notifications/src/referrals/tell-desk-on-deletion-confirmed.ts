import type { DeletionConfirmed, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** An organisation has deleted what it held: whoever answers for the case hears of it, and nobody is called. */
@Injectable()
export class TellDeskOnDeletionConfirmed {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<DeletionConfirmed>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, deskPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'DELETION_CONFIRMED', cause: id, version, urgency: 'NONE', referralId, lane, people, alertMode: 'NONE' });
  }
}
