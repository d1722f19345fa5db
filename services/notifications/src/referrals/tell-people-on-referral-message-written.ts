import type { HeardEvent, ReferralMessageWritten } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** The desk or an organisation wrote to the other: whoever it is for hears that there is something to read, and nothing of it. */
@Injectable()
export class TellPeopleOnReferralMessageWritten {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ReferralMessageWritten>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, urgency, deskPersonIds, partnerPersonIds } = data;
    const told = { caseId, cause: id, version, urgency, referralId, lane, alertMode: 'QUEUE' };
    await this.tellPeople.run(tx, { ...told, reference, kind: 'PARTNER_WROTE', people: deskPersonIds });
    await this.tellPeople.run(tx, { ...told, reference: '', kind: 'DESK_WROTE', people: partnerPersonIds });
  }
}
