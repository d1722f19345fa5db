import type { HeardEvent, OrganisationCompromised } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from './tell-people';

/** A partner may be compromised: whoever is named is called at any hour. It is about no case, so the event stands in its place. */
@Injectable()
export class TellPeopleOnOrganisationCompromised {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, lane, version, data: { personIds: people } }: HeardEvent<OrganisationCompromised>, tx: EntityManager): Promise<void> {
    await this.tellPeople.run(tx, { caseId: id, ofNoCase: true, reference: '', kind: 'COMPROMISED', cause: id, version, urgency: 'HIGH', lane, people, alertMode: 'PAGE' });
  }
}
