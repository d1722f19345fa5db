import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What protection's newest decision says of the level of a case: a lowering of before it may be heard after it. */
export class KeepDecidedLevels1799050010000 implements MigrationInterface {
  name = 'KeepDecidedLevels1799050010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE cases ADD COLUMN decided_urgency text CHECK (decided_urgency IN ('NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN decided_urgency');
  }
}
