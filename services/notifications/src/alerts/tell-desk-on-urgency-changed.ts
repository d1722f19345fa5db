import type { HeardEvent, UrgencyChanged } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';
import type { ItemKind } from '../items/item-kinds.rules';

const KINDS: Readonly<Record<string, ItemKind>> = { ASKED: 'LOWERING_ASKED', LOWERED: 'URGENCY_LOWERED', LAPSED: 'LOWERING_LAPSED' };

/** A case is to be less urgent, is, or is not after all: whoever can agree, answers for it, or asked. What is raised calls people as an alert. */
@Injectable()
export class TellDeskOnUrgencyChanged {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<UrgencyChanged>, tx: EntityManager): Promise<void> {
    const { caseId, reference, status, urgency, loweringId, deskPersonIds: people } = data;
    const kind = KINDS[status];
    if (kind === undefined) return;
    await this.tellPeople.run(tx, { caseId, reference, kind, cause: `lowering:${loweringId}:${status}`, version, urgency, lane, people, alertMode: 'QUEUE' });
  }
}
