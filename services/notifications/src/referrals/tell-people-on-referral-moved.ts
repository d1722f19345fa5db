import type { HeardEvent, ReferralMoved } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ItemKind } from '../items/item-kinds.rules';
import { TellPeople } from '../items/tell-people';

/** What the desk hears of an organisation's answers: that it would help, or cannot. How far its help has come is on the case's page. */
const FOR_DESK: Readonly<Partial<Record<string, ItemKind>>> = { COMMITTED: 'REFERRAL_COMMITTED', DECLINED: 'REFERRAL_DECLINED' };

/** A referral went on: whoever of the two sides did not do it herself, and has to look, hears of it. */
@Injectable()
export class TellPeopleOnReferralMoved {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ReferralMoved>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, status, deletionAsked, deskPersonIds, partnerPersonIds } = data;
    const told = { caseId, referralId, cause: id, version, lane, urgency: data.urgency === '' ? 'NONE' : data.urgency, alertMode: 'QUEUE' };
    // Of these its people hear; where it has none here, whoever answers for the case reaches it.
    const forDesk = deletionAsked || status === 'RELEASED' ? 'LINK_WANTED' : FOR_DESK[status];
    if (forDesk !== undefined) await this.tellPeople.run(tx, { ...told, reference, kind: forDesk, people: deskPersonIds });
    const forPartner = deletionAsked ? 'DELETION' : status === 'RELEASED' ? 'PACKET' : 'OFFER_ENDED';
    await this.tellPeople.run(tx, { ...told, reference: '', kind: forPartner, people: partnerPersonIds });
  }
}
