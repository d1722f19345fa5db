import type { DeletionRequested, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A case was erased of which an organisation has held something. The case is forgotten here: what is told is kept under the referral's id. */
@Injectable()
export class TellPartnerOnDeletionRequested {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<DeletionRequested>, tx: EntityManager): Promise<void> {
    const { referralId, partnerPersonIds: people } = data;
    // Told again where a backup had brought the case back: that is the same request.
    const cause = `deletion:${referralId}`;
    await this.tellPeople.run(tx, { caseId: referralId, ofNoCase: true, reference: '', kind: 'DELETION', cause, version, urgency: 'NONE', referralId, lane, people, alertMode: 'QUEUE' });
  }
}
