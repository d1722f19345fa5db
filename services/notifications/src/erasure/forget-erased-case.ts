import { ForgetCase } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const OF_CASE = ['items', 'messages', 'exclusions', 'takings', 'sight', 'hidden_from', 'cases'];

/** Notifications forgets an erased case: items, messages that wait or were sent, and who was kept out. */
@Injectable()
export class ForgetErasedCase extends ForgetCase {
  async run(tx: EntityManager, caseId: string): Promise<void> {
    // Whoever is at work on the case is waited for: what she adds would be left behind.
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    for (const table of OF_CASE) await tx.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  }
}
