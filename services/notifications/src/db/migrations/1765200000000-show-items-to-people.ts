import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('notifications');

/** What people need who read their own items: whom a conflict keeps from a case, and who has taken it. */
export class ShowItemsToPeople1765200000000 implements MigrationInterface {
  name = 'ShowItemsToPeople1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Opaque ids of whoever is involved. They only grow.
      ALTER TABLE cases ADD COLUMN conflicts text[] NOT NULL DEFAULT '{}';

      -- Who said that she has a case, and when last: on an item, or on its alert.
      CREATE TABLE takings (
        case_id   text        NOT NULL,
        person_id text        NOT NULL,
        at        timestamptz NOT NULL,
        PRIMARY KEY (case_id, person_id)
      );
      INSERT INTO takings (case_id, person_id, at)
        SELECT case_id, person_id, max(acknowledged_at) FROM items WHERE acknowledged_at IS NOT NULL AND kind <> 'RELEASED' GROUP BY 1, 2;

      CREATE INDEX items_unread ON items (person_id) WHERE acknowledged_at IS NULL;

      GRANT SELECT, INSERT, UPDATE ON takings TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX items_unread; DROP TABLE takings; ALTER TABLE cases DROP COLUMN conflicts');
  }
}
