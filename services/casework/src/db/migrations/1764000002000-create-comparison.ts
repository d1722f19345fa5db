import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** What cases have in common: keyed hashes that nobody can read back, and what was found by them. */
export class CreateComparison1764000002000 implements MigrationInterface {
  name = 'CreateComparison1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE features (
        id      bigint GENERATED ALWAYS AS IDENTITY,
        case_id uuid   NOT NULL REFERENCES cases,
        kind    text   NOT NULL CHECK (kind IN ('CASE', 'PROJECT', 'ORGANISATION', 'PERSON', 'CONTACT', 'COUNTRY', 'ACT')),
        hash    bytea  NOT NULL,
        PRIMARY KEY (case_id, kind, hash)
      );
      CREATE INDEX features_alike ON features (kind, hash, id DESC);

      CREATE TABLE repetitions (
        case_id         uuid        NOT NULL REFERENCES cases,
        earlier_case_id uuid        NOT NULL REFERENCES cases,
        because         text[]      NOT NULL,
        found_at        timestamptz NOT NULL,
        PRIMARY KEY (case_id, earlier_case_id)
      );
      CREATE INDEX repetitions_of_earlier ON repetitions (earlier_case_id);

      CREATE TABLE duplicates (
        case_id       uuid        NOT NULL REFERENCES cases,
        other_case_id uuid        NOT NULL REFERENCES cases,
        score         integer     NOT NULL,
        because       text[]      NOT NULL,
        suggested_at  timestamptz NOT NULL,
        PRIMARY KEY (case_id, other_case_id)
      );
      -- Each pair once, whichever way round.
      CREATE UNIQUE INDEX duplicates_pair ON duplicates (least(case_id, other_case_id), greatest(case_id, other_case_id));
      CREATE INDEX duplicates_of_other ON duplicates (other_case_id);

      GRANT SELECT, INSERT ON features TO ${app};
      GRANT SELECT, INSERT ON repetitions TO ${app};
      GRANT SELECT, INSERT ON duplicates TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE duplicates, repetitions, features');
  }
}
