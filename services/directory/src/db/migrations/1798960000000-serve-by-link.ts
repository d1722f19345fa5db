import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations none of whose people has an account are reached by links. */
export class ServeByLink1798960000000 implements MigrationInterface {
  name = 'ServeByLink1798960000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organisations ADD COLUMN served_by_link boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organisations DROP COLUMN served_by_link');
  }
}
