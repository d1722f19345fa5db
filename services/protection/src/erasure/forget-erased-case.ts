import { Clock } from '@amparo/kernel';
import { SealedFields } from '@amparo/persistence';
import { ForgetCase } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RequestDeletions } from './request-deletions';

const OF_CASE = ['handovers', 'lowerings', 'pauses', 'alert_receipts', 'alert_calls', 'desk_clocks', 'watches', 'burst_cases', 'assessments', 'plan_actions', 'check_in_dues', 'check_in_pauses', 'check_ins', 'packet_reads', 'packets', 'referral_steps', 'offer_links', 'referral_lines', 'hand_offs', 'contact_drafts', 'referrals', 'needs', 'consents', 'overrides', 'alerts', 'handlers', 'told_people', 'suspensions', 'decisions', 'sight', 'hidden_from', 'cases'];

/**
 * Protection forgets an erased case: its data key first, with which what was sealed of it is noise in every backup too, then its consents and referrals,
 * its decisions, its alerts, and who was told of it. Organisations that have held something of it are asked to delete it.
 */
@Injectable()
export class ForgetErasedCase extends ForgetCase {
  constructor(
    private readonly fields: SealedFields,
    private readonly requestDeletions: RequestDeletions,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(tx: EntityManager, caseId: string): Promise<void> {
    // Whoever is at work on the case is waited for: what she adds would be left behind.
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    await this.fields.destroyCaseKey(tx, caseId);
    await this.requestDeletions.run(tx, caseId, this.clock.now());
    // What she still has to say by a link that stands is that all is deleted: it stands for that, and leads to no case.
    await tx.query(
      'UPDATE offer_links SET case_id = NULL WHERE case_id = $1 AND ended_at IS NULL AND referral_id IN (SELECT referral_id FROM deletion_requests WHERE deleted_at IS NULL)', [caseId],
    );
    await tx.query('DELETE FROM rungs USING alerts WHERE alerts.id = rungs.alert_id AND alerts.case_id = $1', [caseId]);
    await tx.query('DELETE FROM alerted_people USING alerts WHERE alerts.id = alerted_people.alert_id AND alerts.case_id = $1', [caseId]);
    for (const table of OF_CASE) await tx.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  }
}
