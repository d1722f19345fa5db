import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much each person read of cases on a day, and who agreed that she reads more. */
export class CountReading1766100001000 implements MigrationInterface {
  name = 'CountReading1766100001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reading_days (
        person     text     NOT NULL,
        day        date     NOT NULL,
        reads      integer  NOT NULL,
        -- How often two others agreed to a day's worth more.
        extensions integer  NOT NULL DEFAULT 0,
        -- Who agreed to the next one.
        agreed     text[]   NOT NULL DEFAULT '{}',
        PRIMARY KEY (person, day)
      );
      GRANT SELECT, INSERT, UPDATE ON reading_days TO ${serviceRoles('casework').app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reading_days');
  }
}
