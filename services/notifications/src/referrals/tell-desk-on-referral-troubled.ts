import type { HeardEvent, ReferralTroubled } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ItemKind } from '../items/item-kinds.rules';
import { TellPeople } from '../items/tell-people';

const KIND: Readonly<Record<string, ItemKind>> = { CODES: 'LINK_CODES', ELSEWHERE: 'LINK_ELSEWHERE', DELETION: 'DELETION_LATE' };

/** A link may be in other hands, or nobody said in time that it is deleted: whoever answers for the case is told, or has duty where the case is erased. */
@Injectable()
export class TellDeskOnReferralTroubled {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<ReferralTroubled>, tx: EntityManager): Promise<void> {
    const { caseId, reference, referralId, status, urgency, alertMode, deskPersonIds: people } = data;
    const kind = KIND[status];
    if (kind === undefined) return;
    // Told again each week for as long as nobody says it: each is an item of its own.
    const told = { reference, cause: `trouble:${id}`, version, urgency, lane, people, alertMode };
    if (caseId === '') await this.tellPeople.run(tx, { ...told, caseId: referralId, ofNoCase: true, kind: 'DELETION_LEFT' });
    else await this.tellPeople.run(tx, { ...told, caseId, kind });
  }
}
