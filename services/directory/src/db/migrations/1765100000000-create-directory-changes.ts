import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed what: one row for each version that a person made. */
export class CreateDirectoryChanges1765100000000 implements MigrationInterface {
  name = 'CreateDirectoryChanges1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_changes (
        version integer PRIMARY KEY REFERENCES versions,
        person  text    NOT NULL,
        action  text    NOT NULL,
        about   text    NOT NULL,
        detail  jsonb   NOT NULL
      );
      CREATE INDEX directory_changes_about ON directory_changes (about, version);
      CREATE INDEX directory_changes_person ON directory_changes (person, version);
      GRANT SELECT, INSERT ON directory_changes TO ${serviceRoles('directory').app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE directory_changes');
  }
}
