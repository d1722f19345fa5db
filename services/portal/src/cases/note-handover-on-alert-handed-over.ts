import type { AlertHandedOver, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';
import { afterTold } from './case.rules';
import { updateCase } from './update-case';

/** An alert goes from one to another: whoever is asked is told of the case, and both look at their items again. */
@Injectable()
export class NoteHandoverOnAlertHandedOver {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data, version }: HeardEvent<AlertHandedOver>, tx: EntityManager): Promise<void> {
    const { caseId, status, fromPersonId, personId } = data;
    if (status === 'ASKED') await updateCase(tx, caseId, (known) => afterTold(known, [personId], version));
    await this.writeChanges.run(tx, [{ what: 'alerts', caseId }, { what: 'cases', caseId }, { what: 'items', caseId, people: [fromPersonId, personId] }]);
  }
}
