import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed what: one row for each version that a person made. And indexes without which each row that goes is looked for in whole tables. */
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
      CREATE INDEX roles_person ON roles (person);
      CREATE INDEX roles_group ON roles ("group");
      CREATE INDEX absences_person ON absences (person);
      CREATE INDEX people_organisation ON people (organisation);
      GRANT SELECT, INSERT ON directory_changes TO ${serviceRoles('directory').app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX people_organisation, absences_person, roles_group, roles_person; DROP TABLE directory_changes');
  }
}
