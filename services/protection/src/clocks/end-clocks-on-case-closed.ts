import type { CaseClosed, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';

/**
 * The case is over: nobody is called any more because something was not done for it in time. A level that it reaches later begins anew, and
 * so does one that was reached after it was closed and heard of before.
 */
@Injectable()
export class EndClocksOnCaseClosed {
  async handle({ data: { caseId }, time }: HeardEvent<CaseClosed>, tx: EntityManager): Promise<void> {
    await lockCase(tx, caseId);
    await tx.query('UPDATE desk_clocks SET ended_at = now() WHERE case_id = $1 AND met_at IS NULL AND ended_at IS NULL AND began_at <= $2', [caseId, time]);
  }
}
