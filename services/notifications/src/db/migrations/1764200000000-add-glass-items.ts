import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that somebody reads a case beyond her rights. */
export class AddGlassItems1764200000000 implements MigrationInterface {
  name = 'AddGlassItems1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN ('REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
