import type { CaseClosed, CaseClosedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';

/** A case was closed: lists and its open page look again. */
@Injectable()
export class NoteClosingOnCaseClosed implements Handler<typeof CaseClosedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId } }: HeardEvent<CaseClosed>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'cases', caseId }]);
  }
}
