import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('grants');

/** Applications for a grant, and the level of each case, by which the urgent ones are told from the others. */
export class CreateApplications1764000000000 implements MigrationInterface {
  name = 'CreateApplications1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_levels (
        case_id uuid    PRIMARY KEY,
        urgent  boolean NOT NULL,
        -- Of protection's decision: an older one, heard later, changes nothing.
        version integer NOT NULL
      );

      CREATE TABLE applications (
        case_id   uuid        PRIMARY KEY,
        reference text        NOT NULL,
        state     text        NOT NULL CHECK (state IN ('DRAFT')),
        -- ISO 4217. Null until somebody has asked the person: it is never guessed from a country.
        currency  text,
        opened_at timestamptz NOT NULL
      );
      CREATE INDEX applications_by_age ON applications (opened_at);

      GRANT SELECT, INSERT, UPDATE ON case_levels TO ${app};
      GRANT SELECT, INSERT ON applications TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('an application for help is never thrown away');
  }
}
