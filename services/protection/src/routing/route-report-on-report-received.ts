import type { HeardEvent, ReportReceived } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { endAskedLowering } from '../levels/end-asked-lowering';
import { SuspendSharing } from '../sharing/suspend-sharing';
import { CaseEntity } from './case.entity';
import { DecideWhoMustKnow } from './decide-who-must-know';
import { saysDanger } from './level.rules';
import { lockCase } from './lock-case';
import { factsOf, together } from './report.events';

/** A report, or an addition to one, is at the door: stop what was withdrawn, then decide who must know. */
@Injectable()
export class RouteReportOnReportReceived {
  constructor(
    private readonly suspendSharing: SuspendSharing,
    private readonly decide: DecideWhoMustKnow,
  ) {}

  async handle({ data, lane }: HeardEvent<ReportReceived>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId);
    const facts = together(known.facts, factsOf(data));
    // What people lowered rises again by whatever a further body says of danger (guide 4.2: unknown never lowers).
    const endangers = known.facts !== null && saysDanger(data.because);
    const loweredTo = endangers ? null : known.loweredTo;
    if (endangers) await endAskedLowering(tx, data.caseId);
    await tx.update(CaseEntity, { caseId: data.caseId }, { facts, reference: data.reference, loweredTo });
    // Whom this very body names hears no more of what it takes back.
    await this.suspendSharing.run(tx, { ...known, facts, loweredTo, reference: data.reference }, facts);
    await this.decide.run(tx, {
      known: { ...known, facts, loweredTo, reference: data.reference }, facts, cause: 'REPORT', submissionId: data.submissionId, burst: data.burstId, waits: lane === 'normal',
    });
  }
}
