import type { CaseOpened, CaseOpenedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';

/** Casework has the case: now it can be read. */
@Injectable()
export class NoteOpeningOnCaseOpened implements Handler<typeof CaseOpenedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId } }: HeardEvent<CaseOpened>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'cases', caseId }]);
  }
}
