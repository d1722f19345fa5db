import type { ReportReceived, ReportReceivedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';
import { afterReceived } from './case.rules';
import { updateCase } from './update-case';

/** Who is involved. The first body is told of when it is decided who must know; another one, at once. */
@Injectable()
export class NoteReportOnReportReceived implements Handler<typeof ReportReceivedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data }: HeardEvent<ReportReceived>, tx: EntityManager): Promise<void> {
    const { caseId, conflicts, flags } = data;
    const { known, before } = await updateCase(tx, caseId, (was) => afterReceived(was, conflicts, flags?.unmatchedCivilSociety ?? false));
    // Nobody may hear of it before; and where the decision was heard first, those told by it hear of it now.
    if (known.routedVersion === 0) return;
    await this.writeChanges.run(tx, [{ what: 'cases', caseId, ...(before && { before }) }, { what: 'alerts', caseId }, { what: 'items', caseId, people: Object.keys(known.told) }]);
  }
}
