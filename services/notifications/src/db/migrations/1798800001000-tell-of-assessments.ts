import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that a case is to be assessed anew. */
export class TellOfAssessments1798800001000 implements MigrationInterface {
  name = 'TellOfAssessments1798800001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (
        'REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED', 'COMPROMISED', 'OVERRIDE', 'REASSESSMENT_DUE',
        'REFERRAL_COMMITTED', 'REFERRAL_DECLINED', 'DELETION_CONFIRMED', 'CONSENT_WITHDRAWN', 'OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
