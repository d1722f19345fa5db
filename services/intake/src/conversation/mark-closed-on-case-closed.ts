import type { CaseClosed, CaseClosedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/** The team is done: the person who comes back sees it, and can still write. */
@Injectable()
export class MarkClosedOnCaseClosed implements Handler<typeof CaseClosedSchema> {
  async handle({ data: { caseId } }: HeardEvent<CaseClosed>, tx: EntityManager): Promise<void> {
    await nameRow(tx, 'case', caseId);
    await tx.query(`UPDATE reports SET status = 'CLOSED' WHERE id = $1`, [caseId]);
  }
}
