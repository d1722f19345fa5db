import type { AlertEscalated, AlertRaised, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';
import { afterTold } from './case.rules';
import { updateCase } from './update-case';

/** An alert, or a rung of its ladder: more people are told. */
@Injectable()
export class NoteToldPeople {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data, version }: HeardEvent<AlertRaised | AlertEscalated>, tx: EntityManager): Promise<void> {
    const { caseId } = data;
    const people = data.recipients.map(({ personId }) => personId);
    await updateCase(tx, caseId, (known) => afterTold(known, people, version));
    await this.writeChanges.run(tx, [{ what: 'alerts', caseId }, { what: 'cases', caseId }, { what: 'items', caseId, people }]);
  }
}
