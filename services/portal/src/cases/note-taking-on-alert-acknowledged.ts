import type { AlertAcknowledged, AlertAcknowledgedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';

/** Somebody has it: all who see the alert see who. */
@Injectable()
export class NoteTakingOnAlertAcknowledged implements Handler<typeof AlertAcknowledgedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId } }: HeardEvent<AlertAcknowledged>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'alerts', caseId }, { what: 'cases', caseId }]);
  }
}
