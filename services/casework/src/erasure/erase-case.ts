import { CaseErasedSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import { SealedFields } from '@amparo/persistence';
import { ForgetCase, type ForgetWhy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Tables with rows of a case, in the order in which they go. What they hold besides ids and codes was sealed under its key. */
const OF_CASE = ['features', 'contacts', 'tasks', 'timeline', 'contents', 'attachment_parts', 'attachments', 'replies', 'sight', 'hidden_from'];

/**
 * Casework forgets a case: its data key first, with which every sealed field of it is noise in every backup too, then its rows. What stays
 * is who read it and why glass was broken (ids, and a reason that nobody can open any more), and who agreed to erase it.
 */
@Injectable()
export class EraseCase extends ForgetCase {
  constructor(
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async run(tx: EntityManager, caseId: string, why: ForgetWhy): Promise<void> {
    // Whoever is at work on the case is waited for: what she adds would be left behind.
    await tx.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [caseId]);
    await this.fields.destroyCaseKey(tx, caseId);
    for (const table of OF_CASE) await tx.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
    await tx.query('DELETE FROM repetitions WHERE case_id = $1 OR earlier_case_id = $1', [caseId]);
    await tx.query('DELETE FROM duplicates WHERE case_id = $1 OR other_case_id = $1', [caseId]);
    await tx.query('DELETE FROM cases WHERE id = $1', [caseId]);
    // The others may have come back from the same backup.
    if (why === 'restored') this.outbox.add(tx, CaseErasedSchema, { subject: caseId, version: 1, lane: 'normal' }, { caseId, because: 'RESTORED' });
  }
}
