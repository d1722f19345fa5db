import type { HeardEvent, ReportRouted, ReportRoutedSchema } from '@amparo/contracts';
import { hiddenKeysOf } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { hideFrom } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterRouted } from './report.rules';
import { updateReport } from './update-report';

/** Protection's decision sets the level and the regions under which a case is counted. */
@Injectable()
export class NoteRoutingOnReportRouted implements Handler<typeof ReportRoutedSchema> {
  async handle({ data, version }: HeardEvent<ReportRouted>, tx: EntityManager): Promise<void> {
    const { category, urgency, regions, reprisal } = data;
    await updateReport(tx, data.caseId, (report) => afterRouted(report, { version, category, urgency, regions, reprisal }));
    await hideFrom(tx, data.caseId, hiddenKeysOf({ conflicts: data.conflicts, excluded: data.excludedPersonIds }));
  }
}
