import type { ContactMoved, HandOffAsked, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** Something of a case goes on of which nobody has an item: whoever sees the case looks at it again. */
@Injectable()
export class NoteCase {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId } }: HeardEvent<HandOffAsked | ContactMoved>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'cases', caseId }]);
  }
}
