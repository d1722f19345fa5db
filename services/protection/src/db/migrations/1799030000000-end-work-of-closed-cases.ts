import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a need, since when its case is closed: nobody is asked any more, whatever becomes of those who were. */
export class EndWorkOfClosedCases1799030000000 implements MigrationInterface {
  name = 'EndWorkOfClosedCases1799030000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE needs ADD COLUMN over_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('that nobody was to be asked any more is never thrown away');
  }
}
