import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say what people do with an alert. */
export class TellOfWorkOnAlerts1798990020000 implements MigrationInterface {
  name = 'TellOfWorkOnAlerts1798990020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (
        'REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED', 'COMPROMISED', 'OVERRIDE', 'REASSESSMENT_DUE', 'PLAN_GIVEN', 'PLAN_DUE', 'PLAN_LATE',
        'HANDOVER', 'HANDOVER_ACCEPTED', 'HANDOVER_FAILED', 'LOWERING_ASKED', 'URGENCY_LOWERED', 'LOWERING_LAPSED', 'CLOCK_OVERDUE',
        'REFERRAL_COMMITTED', 'REFERRAL_DECLINED', 'DELETION_CONFIRMED', 'CONSENT_WITHDRAWN', 'OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
