import type { Lane } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { readmitPeople } from '../cases/exclusions';
import { WriteMessages } from '../messages/write-messages';
import { isOfCase } from './item-kinds.rules';
import { writeItems, type ItemFacts } from './write-items';

/** An item, and how it calls people to it. */
export interface Told extends ItemFacts {
  lane: Lane;
  /** See `Alarm`. */
  ofNoCase?: boolean;
  /** Directory ids. */
  people: readonly string[];
  /** `PAGE`: at any hour; `QUEUE`: by mail. */
  alertMode: string;
}

/** Gives people an item each and calls them to it, by words that are the same whatever it is about. Nobody who is kept out of the case. */
@Injectable()
export class TellPeople {
  constructor(private readonly writeMessages: WriteMessages) {}

  async run(tx: EntityManager, { lane, people, alertMode, ofNoCase = false, ...item }: Told): Promise<void> {
    if (people.length === 0) return;
    await lockCase(tx, item.caseId, lane);
    // Whoever had been released and answers for the case again hears of it again.
    if (isOfCase(item.kind)) await readmitPeople(tx, item.caseId, people, item.version);
    const recipients = people.map((personId) => ({ personId, routes: [] }));
    await writeItems(tx, item, recipients);
    await this.writeMessages.run(tx, { caseId: item.caseId, ofNoCase, cause: item.cause, version: item.version, urgency: item.urgency, alertMode, recipients });
  }
}
