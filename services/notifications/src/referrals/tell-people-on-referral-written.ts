import type { HeardEvent, ReferralWritten } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A partner or the desk wrote beside a referral: the other side hears that there is something, and not what. Nobody is called. */
@Injectable()
export class TellPeopleOnReferralWritten {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<ReferralWritten>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, lineId, deskPersonIds, partnerPersonIds } = data;
    const item = { caseId, cause: `line:${lineId}`, version, urgency: 'NONE', referralId, lane, alertMode: 'QUEUE' };
    await this.tellPeople.run(tx, { ...item, reference, kind: 'REFERRAL_WRITTEN', people: deskPersonIds });
    await this.tellPeople.run(tx, { ...item, reference: '', kind: 'DESK_WROTE', people: partnerPersonIds });
  }
}
