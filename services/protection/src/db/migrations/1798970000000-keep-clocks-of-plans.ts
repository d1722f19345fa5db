import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each planned action, when its owner is reminded, and what of its clock was told. */
export class KeepClocksOfPlans1798970000000 implements MigrationInterface {
  name = 'KeepClocksOfPlans1798970000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plan_actions
        -- Nothing for what was planned before there were reminders.
        ADD COLUMN warn_at timestamptz CHECK (warn_at <= due_at),
        ADD COLUMN warned_at timestamptz,
        ADD COLUMN late_told_at timestamptz;
      CREATE INDEX plan_actions_to_warn_of ON plan_actions (warn_at) WHERE state = 'OPEN' AND warned_at IS NULL;
      CREATE INDEX plan_actions_late ON plan_actions (due_at) WHERE state = 'OPEN' AND late_told_at IS NULL;
      CREATE INDEX assessments_by_end ON assessments (expires_at, id) WHERE superseded_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('what was told of a plan is never thrown away');
  }
}
