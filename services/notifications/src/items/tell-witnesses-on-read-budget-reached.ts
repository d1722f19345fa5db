import type { HeardEvent, ReadBudgetReached } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { writeItems } from './write-items';

/** Somebody has read much today, or as much as she may: the others who were named get an item each. It is no alert, so no mail and no page. */
@Injectable()
export class TellWitnessesOnReadBudgetReached {
  async handle(event: HeardEvent<ReadBudgetReached>, tx: EntityManager): Promise<void> {
    const { caseId, reference, personId, witnessPersonIds, stopped } = event.data;
    await lockCase(tx, caseId, event.lane);
    const others = witnessPersonIds.filter((person) => person !== personId).map((person) => ({ personId: person, routes: [] }));
    const kind = stopped ? 'READING_STOPPED' : 'READING';
    await writeItems(tx, { caseId, reference, kind, cause: event.id, version: event.version, urgency: 'NONE', about: personId }, others);
  }
}
