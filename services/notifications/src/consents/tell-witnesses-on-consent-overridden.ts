import type { ConsentOverridden, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** Two people did without a consent: others, who can look at it again, hear of it. */
@Injectable()
export class TellWitnessesOnConsentOverridden {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ConsentOverridden>, tx: EntityManager): Promise<void> {
    const { caseId, reference, personIds, witnessPersonIds } = data;
    const people = witnessPersonIds.filter((person) => !personIds.includes(person));
    await this.tellPeople.run(tx, { caseId, reference, kind: 'OVERRIDE', cause: id, version, urgency: 'NONE', lane, people, alertMode: 'QUEUE' });
  }
}
