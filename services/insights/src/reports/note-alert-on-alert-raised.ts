import type { AlertRaised, AlertRaisedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterRaised } from './report.rules';
import { updateReport } from './update-report';

/** A level that rose is the level under which a case is counted. */
@Injectable()
export class NoteAlertOnAlertRaised implements Handler<typeof AlertRaisedSchema> {
  async handle({ data, version }: HeardEvent<AlertRaised>, tx: EntityManager): Promise<void> {
    await updateReport(tx, data.caseId, (report) => afterRaised(report, { version, urgency: data.urgency }));
  }
}
