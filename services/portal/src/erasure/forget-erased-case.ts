import { ForgetCase } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The portal forgets an erased case, and what changed of it. Open pages learn that a list changed when they ask for it next. */
@Injectable()
export class ForgetErasedCase extends ForgetCase {
  async run(tx: EntityManager, caseId: string): Promise<void> {
    // Whoever is at work on the case is waited for: what she adds would be left behind.
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    for (const table of ['changes', 'cases']) await tx.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  }
}
