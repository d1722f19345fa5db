import type { MigrationClass } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one row that holds a service's copy of the directory. */
export function directoryCopyTable(appRole: string): MigrationClass {
  return class CreateDirectoryCopy1763900100000 implements MigrationInterface {
    name = 'CreateDirectoryCopy1763900100000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        CREATE TABLE directory_copy (
          one            boolean PRIMARY KEY DEFAULT true CHECK (one),
          version        integer NOT NULL DEFAULT 0,
          wanted_version integer NOT NULL DEFAULT 0,
          sealed         bytea
        );
        GRANT SELECT, INSERT, UPDATE ON directory_copy TO ${appRole};
      `);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE directory_copy');
    }
  };
}
