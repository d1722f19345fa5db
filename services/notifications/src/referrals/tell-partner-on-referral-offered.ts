import type { HeardEvent, ReferralOffered } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** An organisation is asked for help: its people hear that there is something to look at; where it has none here, whoever answers for the case hears that a link is to be made. */
@Injectable()
export class TellPartnerOnReferralOffered {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ReferralOffered>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, urgency, alertMode, partnerPersonIds, deskPersonIds } = data;
    const item = { caseId, cause: id, version, urgency, referralId, lane, alertMode };
    await this.tellPeople.run(tx, { ...item, reference: '', kind: 'OFFER', people: partnerPersonIds });
    await this.tellPeople.run(tx, { ...item, reference, kind: 'LINK_WANTED', people: deskPersonIds });
  }
}
