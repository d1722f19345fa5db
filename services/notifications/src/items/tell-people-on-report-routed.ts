import type { HeardEvent, ReportRouted } from '@amparo/contracts';
import { hiddenKeysOf } from '@amparo/domain';
import { hideFrom } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/case-row';
import { excludePeople, readmitPeople, releasePeople } from '../cases/exclusions';
import { writeItems, writeReleases, type ItemFacts } from './write-items';

/**
 * Who must know of a report gets an item; who must not is kept out from now on, and loses what was still to be sent
 * (guide 6, cases 7 and 12).
 */
@Injectable()
export class TellPeopleOnReportRouted {
  async handle(event: HeardEvent<ReportRouted>, tx: EntityManager): Promise<void> {
    const { caseId, reference, urgency, recipients, releasedPersonIds, excludedPersonIds, submissionId, conflicts } = event.data;
    const item: ItemFacts = { caseId, reference, kind: 'REPORT', cause: submissionId === '' ? event.id : submissionId, version: event.version, urgency };
    await lockCase(tx, caseId, event.lane);
    await hideFrom(tx, caseId, hiddenKeysOf({ conflicts, excluded: excludedPersonIds }));
    await excludePeople(tx, caseId, excludedPersonIds, event.version);
    await readmitPeople(tx, caseId, recipients.map((recipient) => recipient.personId), event.version);
    await releasePeople(tx, caseId, releasedPersonIds, event.version);
    await writeItems(tx, item, recipients);
    await writeReleases(tx, { ...item, kind: 'RELEASED' }, releasedPersonIds);
  }
}
