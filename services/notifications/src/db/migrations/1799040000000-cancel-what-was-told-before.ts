import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message knows which version of its case it tells of: who takes a case has what was told before, and nothing that was told since. */
export class CancelWhatWasToldBefore1799040000000 implements MigrationInterface {
  name = 'CancelWhatWasToldBefore1799040000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD COLUMN version integer');
  }

  async down(): Promise<void> {
    throw new Error('a message is never thrown away');
  }
}
