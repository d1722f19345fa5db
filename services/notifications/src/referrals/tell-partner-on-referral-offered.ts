import type { HeardEvent, ReferralOffered } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** An organisation is asked for help: its people hear that there is something to look at. */
@Injectable()
export class TellPartnerOnReferralOffered {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ReferralOffered>, tx: EntityManager): Promise<void> {
    const { caseId, referralId, urgency, alertMode, partnerPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference: '', kind: 'OFFER', cause: id, version, urgency, referralId, lane, people, alertMode });
  }
}
