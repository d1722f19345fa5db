import type { HandOffMoved, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A group says what came of what it was asked: whoever answers for the case hears of it, and nobody is called. */
@Injectable()
export class TellDeskOnHandOffMoved {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<HandOffMoved>, tx: EntityManager): Promise<void> {
    const { caseId, reference, deskPersonIds: people } = data;
    if (people.length === 0) return;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'HAND_OFF_MOVED', cause: id, version, urgency: 'NONE', lane, people, alertMode: 'NONE' });
  }
}
