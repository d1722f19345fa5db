import type { HeardEvent, ReportReceived, ReportReceivedSchema } from '@amparo/contracts';
import { isUrgency, laneOf } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { wantContent } from '../contents/want-content';
import { changeCase } from '../sight/change-case';
import { sightAfterBody } from '../sight/sight-facts.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { afterBody } from './case.rules';
import { lockCase } from './lock-case';
import { noteComingBack } from '../tasks/check-back';

/** A report, or an addition to one, is durable at the door: the case exists, and its sealed content is wanted. */
@Injectable()
export class OpenCaseOnReportReceived implements Handler<typeof ReportReceivedSchema> {
  async handle({ data, time, lane }: HeardEvent<ReportReceived>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    const { reference, sequence, category, regions, countryKnown } = data;
    const urgency = isUrgency(data.urgency) ? data.urgency : 'HIGH'; // A level that we do not know yet is never lowered.
    const reprisal = data.flags?.reprisal ?? false;
    const changes = afterBody(known, { reference, sequence, category, urgency, reprisal, regions, countryKnown, inBurst: data.burstId !== '', receivedAt: time });
    const conflicting = { conflicts: data.conflicts, unmatchedCivilSociety: data.flags?.unmatchedCivilSociety ?? false };
    await changeCase(tx, known, { ...changes, ...sightAfterBody(known, conflicting) });
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'REPORT_RECEIVED', actor: null, detail: [category, urgency] });
    if (sequence > 1) await noteComingBack(tx, data.caseId, time);
    await wantContent(tx, {
      submissionId: data.submissionId,
      caseId: data.caseId,
      kind: 'REPORT',
      receivedAt: time,
      urgent: lane === 'danger' || laneOf(changes.urgency ?? known.urgency) === 'danger',
      conflicts: data.conflicts,
      continuesCaseId: data.continuesCaseId === '' ? null : data.continuesCaseId,
    });
  }
}
