import type { HeardEvent, ReferralSilent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** After a yes the next step of a referral did not come in time: whoever answers for the case is told. */
@Injectable()
export class TellDeskOnReferralSilent {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<ReferralSilent>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, status, urgency, deskPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'REFERRAL_SILENT', cause: `silent:${referralId}:${status}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
