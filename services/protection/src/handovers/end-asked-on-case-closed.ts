import type { CaseClosed, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';

/**
 * The case is over: what was asked of a second person before is answered by nobody any more, neither to take it nor to agree that it is less
 * urgent. Whoever has its alert keeps it; an alert that nobody has goes on to be climbed (ADR 0053).
 */
@Injectable()
export class EndAskedOnCaseClosed {
  async handle({ data: { caseId }, time }: HeardEvent<CaseClosed>, tx: EntityManager): Promise<void> {
    await lockCase(tx, caseId);
    await tx.query(`UPDATE handovers SET state = 'ENDED', answered_at = now() WHERE case_id = $1 AND state = 'ASKED' AND asked_at <= $2`, [caseId, time]);
    await tx.query(`UPDATE lowerings SET state = 'OVERTAKEN', ended_at = now() WHERE case_id = $1 AND state = 'ASKED' AND asked_at <= $2`, [caseId, time]);
  }
}
