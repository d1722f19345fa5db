import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that somebody is to check in, that she did not, and that what was agreed on it changed. */
export class TellOfCheckIns1798940010000 implements MigrationInterface {
  name = 'TellOfCheckIns1798940010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (
        'REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED', 'COMPROMISED', 'OVERRIDE', 'REASSESSMENT_DUE',
        'CHECK_IN_DUE', 'CHECK_IN_MISSED', 'CHECK_INS_RESUMED', 'CHECK_INS_ENDED',
        'REFERRAL_COMMITTED', 'REFERRAL_DECLINED', 'DELETION_CONFIRMED', 'CONSENT_WITHDRAWN', 'OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
