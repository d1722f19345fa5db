import type { HeardEvent, ReporterCameBack, ReporterCameBackSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteComingBack } from './check-back';

/** The reporter looked, and need not have written: the day that she named is ticked off. Nothing else is kept of it. */
@Injectable()
export class TickOffOnReporterCameBack implements Handler<typeof ReporterCameBackSchema> {
  async handle({ data: { caseId }, time }: HeardEvent<ReporterCameBack>, tx: EntityManager): Promise<void> {
    await noteComingBack(tx, caseId, time);
  }
}
