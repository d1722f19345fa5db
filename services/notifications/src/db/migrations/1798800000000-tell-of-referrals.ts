import { holds, notHiddenFromHer, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { people } = serviceRoles('notifications');

/** Items on referrals and consents, for those who answer for a case; for a partner's people, who see the referral and no case; for witnesses. */
export class TellOfReferrals1798800000000 implements MigrationInterface {
  name = 'TellOfReferrals1798800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (
        'REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED', 'COMPROMISED', 'OVERRIDE',
        'REFERRAL_COMMITTED', 'REFERRAL_DECLINED', 'DELETION_CONFIRMED', 'CONSENT_WITHDRAWN', 'OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION'));
      -- What a partner's people have instead of the case.
      ALTER TABLE items ADD COLUMN referral_id uuid;
      GRANT SELECT (referral_id) ON items TO ${people};
      ALTER POLICY by_sight ON items USING (${holds(`('told:' || person_id)`)} AND ${notHiddenFromHer('items.case_id')} AND (kind = 'RELEASED' OR EXISTS (
        SELECT 1 FROM sight WHERE sight.case_id = items.case_id AND sight.key = (CASE
          WHEN kind IN ('GLASS', 'READING', 'READING_STOPPED', 'OVERRIDE') THEN 'witness:'
          WHEN kind IN ('OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION') THEN 'partner:' ELSE 'told:' END) || person_id)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
