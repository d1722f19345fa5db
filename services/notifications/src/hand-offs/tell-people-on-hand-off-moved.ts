import type { HandOffMoved, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** A group says what came of what it was asked, and whoever answers for the case hears of it; or it is called back, and the group does. Nobody is called. */
@Injectable()
export class TellPeopleOnHandOffMoved {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ id, version, lane, data }: HeardEvent<HandOffMoved>, tx: EntityManager): Promise<void> {
    const { caseId, reference, deskPersonIds, groupPersonIds } = data;
    const item = { caseId, reference, cause: id, version, urgency: 'NONE', lane, alertMode: 'NONE' };
    await this.tellPeople.run(tx, { ...item, kind: 'HAND_OFF_MOVED', people: deskPersonIds });
    await this.tellPeople.run(tx, { ...item, kind: 'HAND_OFF_CALLED_BACK', people: groupPersonIds });
  }
}
