import { ForgetCase } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const OF_CASE = ['applications', 'case_levels', 'sight', 'hidden_from'];

/** Grants forgets an erased case: its level, and its application. */
@Injectable()
export class ForgetErasedCase extends ForgetCase {
  async run(tx: EntityManager, caseId: string): Promise<void> {
    for (const table of OF_CASE) await tx.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  }
}
