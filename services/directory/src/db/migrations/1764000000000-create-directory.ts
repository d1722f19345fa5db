import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, organisations, groups, roles, absences, the region map; the ids that outlive an import; the versions. */
export class CreateDirectory1764000000000 implements MigrationInterface {
  name = 'CreateDirectory1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(`
      GRANT SELECT, INSERT, DELETE ON people, organisations, groups, roles, absences, region_map TO ${serviceRoles('directory').app};
      GRANT SELECT, INSERT ON versions, conflict_ids TO ${serviceRoles('directory').app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE region_map, absences, roles, groups, people, organisations, conflict_ids, versions');
  }
}

const tables = `
CREATE TABLE versions (
  version integer     PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT now(),
  actor   text        NOT NULL
);

-- Kept when their owner leaves: whoever comes back must still be kept out of the cases that name her.
CREATE TABLE conflict_ids (
  kind        text NOT NULL CHECK (kind IN ('PERSON', 'ORGANISATION')),
  id          text NOT NULL,
  conflict_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  PRIMARY KEY (kind, id)
);

CREATE TABLE organisations (
  id        text    PRIMARY KEY,
  position  integer NOT NULL,
  names     bytea   NOT NULL,
  kind      text    NOT NULL,
  services  text[]  NOT NULL,
  regions   text[]  NOT NULL,
  languages text[]  NOT NULL,
  capacity  text
);

CREATE TABLE people (
  id           text    PRIMARY KEY,
  position     integer NOT NULL,
  particulars  bytea   NOT NULL,
  language     text    NOT NULL,
  organisation text    REFERENCES organisations
);

CREATE TABLE groups (
  id       text    PRIMARY KEY,
  position integer NOT NULL,
  name     text    NOT NULL,
  kind     text    NOT NULL
);

CREATE TABLE roles (
  position integer PRIMARY KEY,
  person   text    NOT NULL REFERENCES people,
  role     text    NOT NULL,
  "group"  text    REFERENCES groups,
  region   text
);

CREATE TABLE absences (
  position  integer PRIMARY KEY,
  person    text    NOT NULL REFERENCES people,
  first_day date    NOT NULL,
  last_day  date    NOT NULL CHECK (last_day >= first_day)
);

CREATE TABLE region_map (
  country text PRIMARY KEY,
  region  text NOT NULL
);
`;
