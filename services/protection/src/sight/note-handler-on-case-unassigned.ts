import type { CaseUnassigned, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import { keepSight } from './keep-sight';

/** Somebody no longer has the case. That is kept, so that an older word that she has it gives it back to nobody. */
@Injectable()
export class NoteHandlerOnCaseUnassigned {
  async handle({ data: { caseId, personId }, time, version }: HeardEvent<CaseUnassigned>, tx: EntityManager): Promise<void> {
    await lockCase(tx, caseId);
    await tx.query(
      `INSERT INTO handlers (case_id, person_id, since, version, gone) VALUES ($1, $2, $3, $4, true)
       ON CONFLICT (case_id, person_id) DO UPDATE SET since = excluded.since, version = excluded.version, gone = true WHERE handlers.version < excluded.version`,
      [caseId, personId, time, version],
    );
    await keepSight(tx, caseId);
  }
}
