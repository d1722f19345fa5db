import { randomUUID } from 'node:crypto';
import { ForgetCase, type ForgetWhy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * Insights forgets which case it was, and goes on counting it: the row gets an id that belongs to nothing. What a late handler
 * counted once more goes.
 */
@Injectable()
export class ForgetErasedCase extends ForgetCase {
  async run(tx: EntityManager, caseId: string, why: ForgetWhy): Promise<void> {
    if (why === 'swept') {
      for (const table of ['reports', 'hidden_from']) await tx.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
      return;
    }
    const nobody = randomUUID();
    // From whom it was hidden, it stays hidden: who could not count it then does not count it now.
    for (const table of ['reports', 'hidden_from']) await tx.query(`UPDATE ${table} SET case_id = $2 WHERE case_id = $1`, [caseId, nobody]);
  }
}
