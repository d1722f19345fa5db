import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to which word of protection's a case was lowered by people. */
export class NoteLowerings1798950010000 implements MigrationInterface {
  name = 'NoteLowerings1798950010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases ADD COLUMN lowered_version integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN lowered_version');
  }
}
