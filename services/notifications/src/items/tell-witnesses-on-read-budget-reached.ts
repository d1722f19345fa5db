import type { HeardEvent, ReadBudgetReached } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { WriteMessages } from '../messages/write-messages';
import { writeItems } from './write-items';

/**
 * Somebody has read much today, or as much as she may: the others who were named get an item each, and a mail that calls them to it. It says
 * nothing of it, as all mails do. Nobody is in danger by it: no page.
 */
@Injectable()
export class TellWitnessesOnReadBudgetReached {
  constructor(private readonly writeMessages: WriteMessages) {}

  async handle(event: HeardEvent<ReadBudgetReached>, tx: EntityManager): Promise<void> {
    const { caseId: lastRead, reference, personId, witnessPersonIds, stopped } = event.data;
    // A search is of no case: the event stands in its place, also among what its witnesses see, and there is nothing to lock.
    const ofNoCase = lastRead === '';
    const caseId = ofNoCase ? event.id : lastRead;
    if (!ofNoCase) await lockCase(tx, caseId, event.lane);
    const others = witnessPersonIds.filter((person) => person !== personId).map((person) => ({ personId: person, routes: [] }));
    const kind = stopped ? 'READING_STOPPED' : 'READING';
    await writeItems(tx, { caseId, reference, kind, cause: event.id, version: event.version, urgency: 'NONE', about: personId }, others);
    await this.writeMessages.run(tx, { caseId, ofNoCase, cause: event.id, version: event.version, urgency: 'NONE', alertMode: 'QUEUE', recipients: others });
  }
}
