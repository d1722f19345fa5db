import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts and who takes them come on two lanes, in any order: a late answer is to an alert of before. */
export class OrderAlertsAndAnswers1799050000000 implements MigrationInterface {
  name = 'OrderAlertsAndAnswers1799050000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the case, in the service that told it.
      ALTER TABLE messages ADD COLUMN version integer NOT NULL DEFAULT 0;
      -- When its alert was last raised so that nobody has it.
      ALTER TABLE cases ADD COLUMN raised_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN raised_at; ALTER TABLE messages DROP COLUMN version');
  }
}
