import type { ContactMoved, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TellPeople } from '../items/tell-people';

/** Somebody took her consent back after a letter had been taken out: whoever answers for the case hears of it, once for all letters of one change, for only she can ask for it back. */
@Injectable()
export class TellDeskOnContactMoved {
  constructor(private readonly tellPeople: TellPeople) {}

  async handle({ version, lane, data }: HeardEvent<ContactMoved>, tx: EntityManager): Promise<void> {
    const { caseId, reference, deskPersonIds: people } = data;
    const cause = `contact-taken-back:${caseId}:${version}`;
    await this.tellPeople.run(tx, { caseId, reference, kind: 'CONTACT_TAKEN_BACK', cause, version, urgency: 'NONE', lane, people, alertMode: 'QUEUE' });
  }
}
