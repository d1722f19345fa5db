import type { CheckInsChanged, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ItemKind } from '../items/item-kinds.rules';
import { TellPeople } from '../items/tell-people';

const KINDS: Readonly<Record<string, ItemKind>> = { RESUMED: 'CHECK_INS_RESUMED', ENDED: 'CHECK_INS_ENDED' };

/** A pause of check-ins is over, or they have ended, by themselves or from outside: whoever answers for the case hears of it. */
@Injectable()
export class TellDeskOnCheckInsChanged {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<CheckInsChanged>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, status, deskPersonIds: people } = data;
    const kind = KINDS[status];
    if (kind === undefined) return;
    await this.tellPeople.run(tx, { caseId, reference, kind, cause: `check-ins:${id}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
