import type { ReportRouted, ReportRoutedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';
import { afterRouted } from './case.rules';
import { updateCase } from './update-case';

/** Who must know, who must not, and who need not any more: the last hear once more, without a name of anything. */
@Injectable()
export class NoteRoutingOnReportRouted implements Handler<typeof ReportRoutedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data, version }: HeardEvent<ReportRouted>, tx: EntityManager): Promise<void> {
    const { caseId, routes, regions, because, recipients, excludedPersonIds, releasedPersonIds } = data;
    const told = recipients.map(({ personId }) => personId);
    const { known, before } = await updateCase(tx, caseId, (was) =>
      afterRouted(was, { version, routes, regions, because, told, excluded: excludedPersonIds, released: releasedPersonIds }));
    // Who has a conflict of interest is not told even that it is over.
    const released = releasedPersonIds.filter((person) => !known.excluded.includes(person));
    await this.writeChanges.run(tx, [
      { what: 'cases', caseId, ...(before && { before }) }, { what: 'alerts', caseId }, { what: 'items', caseId, people: told },
      { what: 'items', people: released },
    ]);
  }
}
