import type { HeardEvent, OrganisationCompromised } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { WriteMessages } from '../messages/write-messages';
import { writeItems } from './write-items';

/** A partner may be compromised: whoever is named is called at any hour. It is about no case, so the event stands in its place. */
@Injectable()
export class TellPeopleOnOrganisationCompromised {
  constructor(private readonly writeMessages: WriteMessages) {}

  async handle({ id, lane, version, data: { personIds } }: HeardEvent<OrganisationCompromised>, tx: EntityManager): Promise<void> {
    const recipients = personIds.map((personId) => ({ personId, routes: [] }));
    await lockCase(tx, id, lane);
    await writeItems(tx, { caseId: id, reference: '', kind: 'COMPROMISED', cause: id, version, urgency: 'HIGH' }, recipients);
    await this.writeMessages.run(tx, { caseId: id, ofNoCase: true, cause: id, urgency: 'HIGH', alertMode: 'PAGE', recipients });
  }
}
