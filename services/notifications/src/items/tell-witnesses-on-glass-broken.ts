import type { GlassBroken, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { writeItems } from './write-items';

/** Somebody reads a case beyond her rights: the two others who were named get an item each. It is no alert, so no mail and no page. */
@Injectable()
export class TellWitnessesOnGlassBroken {
  async handle(event: HeardEvent<GlassBroken>, tx: EntityManager): Promise<void> {
    const { caseId, reference, personId, witnessPersonIds } = event.data;
    await lockCase(tx, caseId, event.lane);
    const others = witnessPersonIds.filter((person) => person !== personId).map((person) => ({ personId: person, routes: [] }));
    await writeItems(tx, { caseId, reference, kind: 'GLASS', cause: event.id, version: event.version, urgency: 'NONE' }, others);
  }
}
