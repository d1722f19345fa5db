import type { CheckInDone, HeardEvent, RiskAssessed } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from './write-changes';

/** Somebody assessed what endangers a person, or she checked in: whoever sees the case looks again at its clocks, and at its alert, which says what was missed. */
@Injectable()
export class NoteRisk {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId } }: HeardEvent<CheckInDone | RiskAssessed>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'alerts', caseId }, { what: 'cases', caseId }]);
  }
}
