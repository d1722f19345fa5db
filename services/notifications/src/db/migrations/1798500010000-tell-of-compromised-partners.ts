import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that a partner may be compromised. */
export class TellOfCompromisedPartners1798500010000 implements MigrationInterface {
  name = 'TellOfCompromisedPartners1798500010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN ('REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED', 'COMPROMISED'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
