import type { CaseAssigned, HeardEvent } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../routing/lock-case';
import { keepSight } from './keep-sight';

/** Somebody has the case, and so sees it; unless she was released from it, or taken off it, after that was said. */
@Injectable()
export class NoteHandlerOnCaseAssigned {
  async handle({ data: { caseId, personId }, time, version }: HeardEvent<CaseAssigned>, tx: EntityManager): Promise<void> {
    await lockCase(tx, caseId);
    await tx.query(
      `INSERT INTO handlers (case_id, person_id, since, version) SELECT $1, $2, $3, $4
       WHERE NOT EXISTS (SELECT 1 FROM told_people WHERE case_id = $1 AND person_id = $2 AND released_at > $3)
       ON CONFLICT (case_id, person_id) DO UPDATE SET since = excluded.since, version = excluded.version, gone = false WHERE handlers.version < excluded.version`,
      [caseId, personId, time, version],
    );
    await keepSight(tx, caseId);
  }
}
