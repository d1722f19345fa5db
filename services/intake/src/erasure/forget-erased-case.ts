import { ForgetCase } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/**
 * The door forgets an erased case: report, return code, conversation, and whatever is still sealed for casework. Who comes back with the
 * code gets the answer of a wrong one.
 */
@Injectable()
export class ForgetErasedCase extends ForgetCase {
  async run(tx: EntityManager, caseId: string): Promise<void> {
    await nameRow(tx, 'case', caseId);
    const sealed = await tx.query<{ id: string }[]>('SELECT id FROM submissions WHERE report_id = $1 UNION ALL SELECT id FROM messages WHERE report_id = $1', [caseId]);
    for (const { id } of sealed) {
      await nameRow(tx, 'envelope', id);
      await tx.query('DELETE FROM envelopes WHERE id = $1', [id]);
    }
    await tx.query('DELETE FROM attachments WHERE report_id IS NULL AND id IN (SELECT id FROM uploads WHERE report_id = $1)', [caseId]);
    for (const table of ['uploads', 'messages', 'replies', 'submissions', 'attachments']) await tx.query(`DELETE FROM ${table} WHERE report_id = $1`, [caseId]);
    await tx.query('DELETE FROM reports WHERE id = $1', [caseId]);
  }
}
