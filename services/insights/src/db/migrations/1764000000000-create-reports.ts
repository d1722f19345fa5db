import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('insights');

/** One row a case, as far as it is counted. It can be rebuilt at any time from what was told. */
export class CreateReports1764000000000 implements MigrationInterface {
  name = 'CreateReports1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reports (
        case_id         uuid    PRIMARY KEY,
        urgency         text    NOT NULL DEFAULT 'NONE',
        regions         text[]  NOT NULL DEFAULT '{}',
        category        text,
        -- Of the first body, such as 2026-03. Null until it is heard of.
        month           text,
        reprisal        boolean NOT NULL DEFAULT false,
        -- Who said what is kept above, and when in their order; 0 for nobody yet.
        first_sequence  integer NOT NULL DEFAULT 0,
        door_version    integer NOT NULL DEFAULT 0,
        urgency_version integer NOT NULL DEFAULT 0,
        regions_version integer NOT NULL DEFAULT 0
      );

      GRANT SELECT, INSERT, UPDATE ON reports TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reports');
  }
}
