import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of who has a case, the newest that was said counts, in whatever order it is heard. */
export class NoteWhoWasTakenOff1766200000000 implements MigrationInterface {
  name = 'NoteWhoWasTakenOff1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE handlers
        -- Of casework's case, when that was said.
        ADD version integer NOT NULL DEFAULT 0,
        -- She has it no longer.
        ADD gone    boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM handlers WHERE gone; ALTER TABLE handlers DROP version, DROP gone');
  }
}
