import { holds, notHiddenFromHer } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that a partner, or the desk, wrote something about a referral. */
export class TellOfMessagesOfPartners1798980000000 implements MigrationInterface {
  name = 'TellOfMessagesOfPartners1798980000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (
        'REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED', 'COMPROMISED', 'OVERRIDE', 'REASSESSMENT_DUE',
        'REFERRAL_COMMITTED', 'REFERRAL_DECLINED', 'PARTNER_WROTE', 'DELETION_CONFIRMED', 'CONSENT_WITHDRAWN', 'OFFER', 'PACKET', 'DESK_WROTE', 'OFFER_ENDED', 'DELETION'));
      ALTER POLICY by_sight ON items USING (${holds(`('told:' || person_id)`)} AND ${notHiddenFromHer('items.case_id')} AND (kind = 'RELEASED' OR EXISTS (
        SELECT 1 FROM sight WHERE sight.case_id = items.case_id AND sight.key = (CASE
          WHEN kind IN ('GLASS', 'READING', 'READING_STOPPED', 'OVERRIDE') THEN 'witness:'
          WHEN kind IN ('OFFER', 'PACKET', 'DESK_WROTE', 'OFFER_ENDED', 'DELETION') THEN 'partner:' ELSE 'told:' END) || person_id)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
