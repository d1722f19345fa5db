import type { HandOffAsked, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A group is asked to see to something of a case: its people hear of it each time, by mail; it is work, and nobody is woken. */
@Injectable()
export class TellGroupOnHandOffAsked {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<HandOffAsked>, tx: EntityManager): Promise<void> {
    const { caseId, reference, handOffId, groupPersonIds: people } = data;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'HAND_OFF_ASKED', cause: handOffId, version, urgency: 'NONE', lane, people, alertMode: 'QUEUE' });
  }
}
