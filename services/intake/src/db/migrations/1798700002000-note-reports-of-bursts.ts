import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a report came in a burst, after the first of that: a withdrawal of it has nothing to stop, and lets danger go first in a burst. */
export class NoteReportsOfBursts1798700002000 implements MigrationInterface {
  name = 'NoteReportsOfBursts1798700002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reports ADD of_burst boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    throw new Error('reports are never thrown away');
  }
}
