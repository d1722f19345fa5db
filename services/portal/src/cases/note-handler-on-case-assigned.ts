import type { CaseAssigned, CaseAssignedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';
import { afterAssigned } from './case.rules';
import { updateCase } from './update-case';

/** Whose the case is. */
@Injectable()
export class NoteHandlerOnCaseAssigned implements Handler<typeof CaseAssignedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, personId }, version }: HeardEvent<CaseAssigned>, tx: EntityManager): Promise<void> {
    await updateCase(tx, caseId, (known) => afterAssigned(known, personId, version));
    await this.writeChanges.run(tx, [{ what: 'cases', caseId }]);
  }
}
