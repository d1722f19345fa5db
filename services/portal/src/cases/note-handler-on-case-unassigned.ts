import type { CaseUnassigned, CaseUnassignedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';
import { afterUnassigned } from './case.rules';
import { updateCase } from './update-case';

/** Whose the case is no more: her open page has to look again. */
@Injectable()
export class NoteHandlerOnCaseUnassigned implements Handler<typeof CaseUnassignedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, personId }, version }: HeardEvent<CaseUnassigned>, tx: EntityManager): Promise<void> {
    const { before } = await updateCase(tx, caseId, (known) => afterUnassigned(known, personId, version));
    await this.writeChanges.run(tx, [{ what: 'cases', caseId, ...(before && { before }) }]);
  }
}
