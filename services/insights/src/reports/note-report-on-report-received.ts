import type { HeardEvent, ReportReceived, ReportReceivedSchema } from '@amparo/contracts';
import { hiddenKeysOf } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { hideFrom } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterReceived } from './report.rules';
import { updateReport } from './update-report';

/** A report, or an addition to one, is counted as the door described it until protection has decided. */
@Injectable()
export class NoteReportOnReportReceived implements Handler<typeof ReportReceivedSchema> {
  async handle({ data, version, time }: HeardEvent<ReportReceived>, tx: EntityManager): Promise<void> {
    const { sequence, category, urgency, regions } = data;
    const received = { version, time, sequence, category, urgency, regions, reprisal: data.flags?.reprisal ?? false };
    await updateReport(tx, data.caseId, (report) => afterReceived(report, received));
    await hideFrom(tx, data.caseId, hiddenKeysOf({ conflicts: data.conflicts, excluded: [] }));
  }
}
